using Hotline.Host.TryIt.Exchanges;

namespace Hotline.Host.TryIt.Residents;

/// <summary>What a handset shows next.</summary>
internal sealed record Arrival
{
    /// <summary>One of <see cref="Handsets"/>.</summary>
    public required string Handset { get; init; }

    /// <summary>Messages in order.</summary>
    public IReadOnlyList<HandsetMessage> Messages { get; init; } = [];

    /// <summary>What travelled for it, in order.</summary>
    public required IReadOnlyList<Exchange> Exchanges { get; init; }

    /// <summary>Why the hotline's answer was none: one of <see cref="Faults"/>, or null.</summary>
    public string? Fault { get; init; }
}

/// <summary>A message on a handset.</summary>
internal sealed record HandsetMessage
{
    /// <summary>What the hotline says; null where the vendor says something.</summary>
    public string? Text { get; init; }

    /// <summary>Twilio's own answer, of which the hotline knows nothing: the name of one of the page's texts.</summary>
    public string? Notice { get; init; }

    /// <summary>Parts that a text message is sent and charged as.</summary>
    public int? Segments { get; init; }

    /// <summary>Choices to tap below the text.</summary>
    public IReadOnlyList<Choice>? Choices { get; init; }

    /// <summary>What is read below the choices.</summary>
    public string? Tail { get; init; }

    /// <summary>True: the hotline was told that the message has arrived.</summary>
    public bool IsDelivered { get; init; }
}

/// <summary>A choice; tapped, its words are sent with its id beside them.</summary>
internal sealed record Choice(string Id, string Content);

/// <summary>Why an exchange gave a handset nothing.</summary>
internal static class Faults
{
    /// <summary>No answer in the vendor's time.</summary>
    public const string Silent = "silent";

    /// <summary>An answer that refuses the request.</summary>
    public const string Refused = "refused";

    /// <summary>An answer that the vendor could not read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>The fault of an exchange, or null where it was taken.</summary>
    public static string? Of(Exchange exchange) => exchange switch
    {
        { Response: null } => Silent,
        { IsSuccess: false } => Refused,
        _ => null,
    };
}
