namespace Hotline.Bot.Dialogs.Forms;

/// <summary>What a message says beyond the yes or no that it opens with.</summary>
internal static class AnswerRest
{
    private const string Between = "，,。.；;！!、 的啊呀吧";

    /// <summary>The words without what they open with, however often it is said.</summary>
    public static string After(string words, string[] openings)
    {
        var rest = words.AsSpan().Trim(Between);
        while (OpeningAt(rest, openings) is > 0 and var length)
            rest = rest[length..].TrimStart(Between);
        return rest.ToString();
    }

    private static int OpeningAt(ReadOnlySpan<char> rest, string[] openings)
    {
        foreach (var opening in openings)
        {
            if (rest.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return opening.Length;
        }

        return 0;
    }
}
