namespace Hotline.Host.TryIt.Exchanges;

/// <summary>A request and its answer as they travelled between a vendor and the hotline, with secrets covered.</summary>
internal sealed record Exchange
{
    /// <summary>One of <see cref="Handsets"/>.</summary>
    public required string Handset { get; init; }

    /// <summary>True: the hotline called the vendor. False: the vendor called the hotline.</summary>
    public bool IsFromHotline { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Milliseconds until the answer was there; null where the answer was ours.</summary>
    public double? ElapsedMilliseconds { get; init; }

    /// <summary>What was sent.</summary>
    public required Letter Request { get; init; }

    /// <summary>What came back; null where nothing did.</summary>
    public Letter? Response { get; init; }

    /// <summary>Whether it was taken.</summary>
    public bool IsSuccess => Response is { Status: >= 200 and < 300 };
}

/// <summary>One direction of an <see cref="Exchange"/>.</summary>
internal sealed record Letter
{
    /// <summary>Method of a request.</summary>
    public string? Method { get; init; }

    /// <summary>Address of a request.</summary>
    public string? Url { get; init; }

    /// <summary>Status of a response.</summary>
    public int? Status { get; init; }

    /// <summary>Header fields in the order of sending.</summary>
    public required IReadOnlyList<Header> Headers { get; init; }

    /// <summary>Body in UTF-8.</summary>
    public required string Body { get; init; }

    /// <summary>What an encrypted body holds; null where it is not encrypted.</summary>
    public string? Opened { get; init; }
}

/// <summary>A header field.</summary>
internal sealed record Header(string Name, string Value);

/// <summary>Values of <see cref="Exchange.Handset"/>.</summary>
internal static class Handsets
{
    public const string Phone = "phone";
    public const string Sms = "sms";
    public const string WeChat = "wechat";
}
