namespace Hotline.Bot.Dialogs.Forms;

/// <summary>"不对，是井盖坏了": what follows the no.</summary>
internal static class Objection
{
    private static readonly string[] Negations =
        ["都不是", "都不对", "不对", "不是", "错了", "不行", "没有", "不", "没", "wrong", "that's not right", "that is not right", "not right", "incorrect", "nope", "no"];

    private const string Between = "，,。.；;！!、 的啊呀吧";

    /// <summary>The words without the objection itself.</summary>
    public static string Rest(string words)
    {
        var rest = words.AsSpan().Trim(Between);
        while (NegationAt(rest) is > 0 and var length)
            rest = rest[length..].TrimStart(Between);
        return rest.ToString();
    }

    /// <summary>Letters and digits that are left once the objection itself is taken away.</summary>
    public static int Substance(string words) => Rest(words).Count(char.IsLetterOrDigit);

    private static int NegationAt(ReadOnlySpan<char> rest)
    {
        foreach (var negation in Negations)
        {
            if (rest.StartsWith(negation, StringComparison.OrdinalIgnoreCase))
                return negation.Length;
        }

        return 0;
    }
}
