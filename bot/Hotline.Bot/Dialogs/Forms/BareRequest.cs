using System.Collections.Frozen;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Tells "我要投诉" and "I want to report a problem", which open a form, from a matter, which also fills it.</summary>
internal static class BareRequest
{
    private const int LongestChinese = 24;
    private const int LongestEnglish = 80;

    // Longest first, so that 我要 does not leave a 要 that means something else.
    private static readonly string[] ChineseParts =
    [
        "打电话", "表扬", "一个人", "问题", "情况", "事情", "事儿", "工单", "单子", "反映", "反应", "投诉", "举报", "报修", "建议", "求助", "登记", "上报", "举个报", "别人", "工作人员",
        "不是", "就是", "只是", "而是", "意见", "他们", "她们", "这件", "这事", "这个", "我想", "我要", "想要", "需要", "帮我", "给我", "一下", "一个", "一件", "你好", "您好", "可以", "能不能", "有个", "有件", "有点",
        "我", "他", "她", "这", "是", "想", "要", "请", "提", "打", "开", "夸", "个", "件", "条", "事", "单", "下", "吗", "呢", "吧", "呀", "啊", "嗯", "喂", "了", "能", "来", "报",
    ];

    private static readonly FrozenSet<string> EnglishParts = new[]
    {
        "i", "we", "i'd", "want", "need", "would", "like", "have", "got", "wish", "to", "can", "could", "may", "please", "hello", "hi", "a", "an", "the", "some", "me", "my",
        "report", "complain", "complaint", "complaints", "file", "make", "open", "submit", "register", "raise", "leave", "log", "issue", "problem", "matter",
        "something", "ticket", "request", "about", "help", "with", "suggestion", "tell", "you", "praise", "commend", "someone", "somebody",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where the words ask for a form and say nothing of the matter.</summary>
    public static bool Is(string words)
        => words.Any(c => c > '\u2e80')
            ? words.Length <= LongestChinese && IsChinese(words)
            : words.Length <= LongestEnglish && IsEnglish(words);

    private static bool IsChinese(string words)
    {
        var rest = words.AsSpan();
        while (rest.Length > 0)
        {
            var length = char.IsLetterOrDigit(rest[0]) ? PartAt(rest) : 1;
            if (length == 0)
                return false;
            rest = rest[length..];
        }

        return true;
    }

    private static int PartAt(ReadOnlySpan<char> rest)
    {
        foreach (var part in ChineseParts)
        {
            if (rest.StartsWith(part, StringComparison.Ordinal))
                return part.Length;
        }

        return 0;
    }

    private static bool IsEnglish(string words)
        => words.Split([' ', '.', ',', '!', '?', '\n'], StringSplitOptions.RemoveEmptyEntries).All(EnglishParts.Contains);
}
