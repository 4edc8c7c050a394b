namespace Hotline.Bot.Dialogs.Forms;

/// <summary>"不对，是井盖坏了": what follows the no.</summary>
internal static class Objection
{
    private static readonly string[] Negations =
        ["都不是", "都不对", "不对", "不是", "错了", "不行", "没有", "不", "没", "wrong", "that's not right", "that is not right", "not right", "incorrect", "nope", "no"];

    /// <summary>The words without the objection itself.</summary>
    public static string Rest(string words) => AnswerRest.After(words, Negations);

    /// <summary>Letters and digits that are left once the objection itself is taken away.</summary>
    public static int Substance(string words) => Rest(words).Count(char.IsLetterOrDigit);
}
