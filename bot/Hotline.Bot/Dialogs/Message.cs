using Hotline.Bot.Understanding;
using Hotline.Channels;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs;

/// <summary>What the resident said in this turn, as far as it is understood without the conversation.</summary>
internal sealed record Message
{
    /// <summary>The resident's own words in full, without control characters; for a choice, the words it stands for.</summary>
    public required string Words { get; init; }

    /// <summary>What they mean.</summary>
    public required Understood Heard { get; init; }

    /// <summary>Index of the choice that was picked from those offered last; null for none.</summary>
    public int? Picked { get; init; }

    /// <summary>True where a bare number was sent that none of the offered choices has.</summary>
    public bool IsPickOutOfRange { get; init; }

    /// <summary>Addresses of files that came with it.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>True where speech came that the channel could not write down.</summary>
    public bool HasUnheardSpeech { get; init; }

    /// <summary>A shared point on the map with the areas that its label names; null for none.</summary>
    public Place? Point { get; init; }

    /// <summary>How it was entered.</summary>
    public InputModality Input { get; init; }

    /// <summary>True where speech was recognised so poorly that it must be confirmed first.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>True where there is a letter, a character or a digit in it.</summary>
    public bool HasWords => Words.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || Words.Any(char.IsLetter);

    /// <summary>Answer to an offer: yes, no ("skip it" too), or null where it is neither.</summary>
    public bool? SaysYes => Heard.YesNo ?? (Means(Intent.Skip) ? false : null);

    /// <summary>True for <paramref name="intent"/>.</summary>
    public bool Means(Intent intent) => Heard.Intent == intent;

    /// <summary>True for <paramref name="intent"/> said with at least this confidence.</summary>
    public bool Means(Intent intent, double confidence) => Heard.Intent == intent && Heard.Confidence >= confidence;
}
