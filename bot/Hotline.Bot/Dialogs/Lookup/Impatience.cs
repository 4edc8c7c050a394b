using System.Buffers;

namespace Hotline.Bot.Dialogs.Lookup;

/// <summary>"太慢了，快点行不行", "什么时候能来电": impatience that names no ticket.</summary>
internal static class Impatience
{
    /// <summary>In longer words it is about a matter.</summary>
    private const int LongestChinese = 18;
    private const int LongestEnglish = 45;

    private static readonly SearchValues<string> Any = SearchValues.Create(
        [
            "太慢", "这么慢", "真慢", "好慢", "慢死", "快点", "快一点", "快些", "赶紧", "抓紧", "磨蹭", "等到什么时候", "等多久", "要多久", "等不及", "没完没了", "hurry", "too slow", "so slow",
            "taking so long", "taking forever", "how much longer", "faster",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> When = SearchValues.Create(["什么时候", "啥时候", "几点", "多久", "何时", "哪天", "when", "what time", "how long", "how soon"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Awaited = SearchValues.Create(
        ["来", "修", "处理", "解决", "恢复", "弄好", "搞定", "答复", "回复", "回电", "联系", "结果", "消息", "回音", "反馈", "办完", "办好", "come", "fix", "repair", "back", "answer", "done", "ready", "solved", "result", "news"], StringComparison.OrdinalIgnoreCase);

    // These name what is slow: the ticket, or the speech.
    private static readonly SearchValues<string> Named = SearchValues.Create(
        [
            "单", "投诉", "反映", "催", "报修", "说", "ticket", "complaint", "report", "request", "case", "speak", "talk",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a short question when that will be done which was reported.</summary>
    public static bool AsksWhen(string words)
        => words.Length <= (words.Any(c => c > '\u2e80') ? LongestChinese : LongestEnglish)
           && words.AsSpan().ContainsAny(When) && words.AsSpan().ContainsAny(Awaited);

    /// <summary>True for a short outburst that names nothing.</summary>
    public static bool IsBare(string words)
        => words.Length <= (words.Any(c => c > '\u2e80') ? LongestChinese : LongestEnglish)
           && words.AsSpan().ContainsAny(Any)
           && !words.AsSpan().ContainsAny(Named);
}
