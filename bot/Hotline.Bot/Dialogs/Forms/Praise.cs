using System.Buffers;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>表扬: words in somebody's praise, which are written down and passed on, and need neither a place nor a promise.</summary>
internal static class Praise
{
    private static readonly SearchValues<string> Any = SearchValues.Create(
        [
            "我要表扬", "想表扬", "要表扬", "表扬一下", "表扬下", "特别表扬", "提出表扬", "给予表扬", "予以表扬", "送锦旗", "送面锦旗", "送个锦旗", "写封感谢信", "写感谢信", "点个赞", "点赞",
            "praise ", "commend ", "compliment ", "would like to thank ", "want to thank ",
        ],
        StringComparison.OrdinalIgnoreCase);

    // "表扬信怎么写" asks, "光表扬有什么用" does not praise.
    private static readonly SearchValues<string> Not = SearchValues.Create(
        [
            "怎么", "如何", "光表扬", "不表扬", "不要表扬", "有什么用", "how do", "how to",
        ],
        StringComparison.OrdinalIgnoreCase);

    private const int LongestNod = 10;
    private static readonly SearchValues<string> Nods = SearchValues.Create(
        [
            "点赞", "点个赞", "好评", "thumbs up", "well done",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a nod to us that names nobody and nothing ("给你们点个赞").</summary>
    public static bool IsNod(string words) => words.Length <= LongestNod && words.AsSpan().ContainsAny(Nods);

    /// <summary>True where the words praise somebody or ask to.</summary>
    public static bool Is(string words)
        => (words is "表扬" or "praise" or "Praise" || words.AsSpan().ContainsAny(Any))
           && !words.AsSpan().ContainsAny(Not);
}
