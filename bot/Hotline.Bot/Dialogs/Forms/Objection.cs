namespace Hotline.Bot.Dialogs.Forms;

/// <summary>"不对，是井盖坏了": what follows the no.</summary>
internal static class Objection
{
    private static readonly string[] Negations =
        ["都不是", "都不对", "不对", "不是", "错了", "不行", "没有", "不", "没", "wrong", "that's not right", "that is not right", "not right", "incorrect", "nope", "no"];

    private static readonly string[] More = ["别的", "其他", "其它", "另外", "补充", "要说的"];
    private const int LongestNothing = 10;

    /// <summary>The words without the objection itself.</summary>
    public static string Rest(string words) => AnswerRest.After(words, Negations);

    /// <summary>True for "没别的了": there is nothing to add, and nothing is wrong.</summary>
    public static bool IsNothingMore(string words)
        => words.StartsWith('没') && words.Length <= LongestNothing && Array.Exists(More, m => words.Contains(m, StringComparison.Ordinal));

    /// <summary>Letters and digits that are left once the objection itself is taken away.</summary>
    public static int Substance(string words) => Rest(words).Count(char.IsLetterOrDigit);
}
