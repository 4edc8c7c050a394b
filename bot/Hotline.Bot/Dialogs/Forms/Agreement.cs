using System.Buffers;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>"对，昨天晚上开始的": what follows the yes and belongs to the matter.</summary>
internal static class Agreement
{
    /// <summary>Fewer letters only agree once more.</summary>
    private const int FewestLetters = 5;

    private static readonly string[] Agreements =
        ["是的", "对的", "好的", "可以", "没错", "同意", "没问题", "确认", "正确", "嗯", "是", "对", "好", "行", "yes", "yeah", "that's right", "that is right", "right", "correct", "ok", "okay", "sure"];

    // Politeness, haste, or agreeing in more words.
    private static readonly SearchValues<string> SaysNoMore = SearchValues.Create(
        [
            "谢", "麻烦", "辛苦", "拜托", "请尽快", "尽快", "快点", "快一点", "抓紧", "就是这", "就是那", "就这", "这样", "没错", "登记", "提交", "转给", "办吧", "报吧", "没有了", "没别的",
            "thank", "please", "go ahead", "that is it", "that's it", "submit", "correct", "right",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>What the words add to the matter; null where they only agree.</summary>
    public static string? Addition(string words)
        => AnswerRest.After(words, Agreements) is { } rest && rest.Length < words.Length && rest.Count(char.IsLetter) >= FewestLetters && !rest.AsSpan().ContainsAny(SaysNoMore) ? rest : null;
}
