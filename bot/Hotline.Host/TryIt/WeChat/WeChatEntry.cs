namespace Hotline.Host.TryIt.WeChat;

/// <summary>What the page does on the WeChat handset.</summary>
internal sealed record WeChatEntry
{
    /// <summary>Who does it.</summary>
    public string? OpenId { get; init; }

    /// <summary>One of <c>text</c>, <c>voice</c>, <c>location</c>, <c>image</c>, <c>subscribe</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>What is written, said (the platform's recognition of it), or the place's label.</summary>
    public string? Text { get; init; }

    /// <summary>Degrees north, of a location.</summary>
    public double Latitude { get; init; }

    /// <summary>Degrees east, of a location.</summary>
    public double Longitude { get; init; }

    /// <summary>Id of the choice that was tapped in a menu message; null: none.</summary>
    public string? MenuId { get; init; }

    /// <summary>True: encrypted, as in the platform's safe mode.</summary>
    public bool IsSafe { get; init; }
}
