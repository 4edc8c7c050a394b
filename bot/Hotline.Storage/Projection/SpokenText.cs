using Hotline.Knowledge.Feedback;

namespace Hotline.Storage.Projection;

/// <summary>What was said or written, as it may be searched and shown to whoever may read the record but not know the resident.</summary>
internal static class SpokenText
{
    /// <summary>A family name alone would hide ordinary words.</summary>
    private const int ShortestName = 2;

    private const string Somebody = "某";

    /// <param name="text">What was said.</param>
    /// <param name="name">The resident's name as given; null where it is not known.</param>
    public static string Of(string text, string? name)
    {
        var masked = QuestionMask.Of(text);
        return name?.Trim() is { Length: >= ShortestName } known ? masked.Replace(known, Somebody, StringComparison.OrdinalIgnoreCase) : masked;
    }
}
