namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Tells words that add to a matter already told ("忘了说，……") from words about something else.</summary>
internal static class Afterthoughts
{
    private static readonly string[] Openings =
        ["补充", "忘了说", "忘说", "再加", "还有就是", "对了", "i forgot", "also", "to add", "in addition", "by the way"];

    /// <summary>Later in a sentence these words open nothing.</summary>
    private const int Within = 12;

    public static bool Is(string words)
        => Array.Exists(Openings, o => words.AsSpan(0, Math.Min(words.Length, Within)).Contains(o, StringComparison.OrdinalIgnoreCase));
}
