using System.Buffers;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Tells a second matter, which waits for its turn, from further words about the one that a form holds.</summary>
internal static class OtherMatter
{
    private static readonly string[] Announcements =
    [
        "还有一件", "还有个事", "还有一个事", "还有一个问题", "还有个问题", "还有别的事", "另外一件", "另一件", "另外还有", "还有另外", "还想反映", "还要反映", "还想投诉", "还要投诉",
        "再反映", "再投诉", "顺便反映", "顺便投诉", "顺便说", "顺便问", "再说个事", "再说一个事", "再说件事", "再问个事", "再问一个事", "再问件事", "再报个事", "还想问", "还要问", "有个事要", "another thing", "another problem", "another issue", "something else", "one more thing", "a second problem",
    ];

    // Whoever goes on about them or this is still with the same matter, whatever it sounds like.
    private static readonly string[] GoingOn =
    [
        "他", "她", "它", "这", "那", "而且", "并且", "因为", "所以", "就是", "主要", "并不是", "不给", "没给", "没发票", "没有发票", "没有收据", "说是", "说要", "到现在", "收了我", "一共", "总共",
        "they ", "he ", "she ", "it ", "this ", "that ", "because ", "and ",
    ];

    private static readonly string[] Adding = ["还", "也", "另外", "又", "天天", "also", " too", "as well", "besides"];

    // Not to act is part of every matter.
    private static readonly string[] Responsible = ["物业", "居委会", "村委会", "社区", "街道", "城管", "部门", "政府", "管理员", "the property", "the management", "the council", "nobody"];
    private static readonly string[] Inaction =
        ["没人管", "不管", "没人来", "没来", "没人理", "不理", "没人处理", "不处理", "没人修", "不修", "推来推去", "推诿", "踢皮球", "没动静", "does nothing", "ignores", "did nothing", "do nothing", "nobody"];

    // Things and people that matters are about.
    private static readonly string[] Subjects =
    [
        "楼上", "楼下", "隔壁", "邻居", "对门", "对面", "楼道", "楼顶", "地下室", "车库", "电梯", "暖气", "水管", "下水道", "井盖", "垃圾", "厕所", "广场舞", "音响", "装修", "烧烤", "饭店", "餐馆", "饭馆",
        "商铺", "超市", "工地", "施工", "停车", "车位", "电动车", "充电桩", "共享单车", "路灯", "路面", "红绿灯", "公交", "地铁", "狗", "猫", "树", "绿化", "健身器材", "门禁", "快递柜", "飞线", "小广告", "停水", "停电", "煤气", "燃气",
        "upstairs", "downstairs", "neighbour", "neighbor", "elevator", "lift ", "heating", "pipe", "drain", "manhole", "garbage", "rubbish", "trash", "toilet", "music", "noise", "restaurant",
        "shop", "construction", "parking", "bike", "street lamp", "streetlight", "street light", "bus", "dog", "tree", "water", "power",
    ];

    private static readonly string[] Wishes = ["投诉", "举报", "反映", "提个意见", "提意见", "提点意见", "提个建议", "提建议", "告一下"];
    private const int LongestAnnouncement = 14;

    private static readonly string[] Openers = ["还有", "另外", "再有", "顺便", "also ", "and also ", "besides "];
    private static readonly string[] Counting = ["这是两", "这是2", "是两件", "一共两", "两件事", "两个问题", "these are two", "that's two", "two separate"];
    private const int LongestCounting = 24;
    private const string Blanks = " ，,。.；;：:！!\n";
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，,。.；;！!\n");

    /// <summary>True where the message tells of something else than <paramref name="draft"/>.</summary>
    public static bool Is(Message message, TicketDraft draft)
    {
        if (Announces(message.Words))
            return true;
        if (Array.Exists(GoingOn, g => message.Words.StartsWith(g, StringComparison.OrdinalIgnoreCase)))
            return false;
        if (IsInaction(message.Words) || IsOnlyAgainst(draft.Description))
            return false;
        return message.Heard.Category is { } category && draft.Category is { } open
            ? AreApart(category, open)
            : draft.Description is { } known && HasOwnSubject(message.Words, known);
    }

    /// <summary>
    /// Divides words that answer and then go on to something else ("望京街道，还有楼道里堆满垃圾"): where the second part begins, or null.
    /// </summary>
    public static int? StartIn(string words)
    {
        var rest = words.AsSpan();
        for (var end = rest.IndexOfAny(ClauseEnds); end >= 0; end = rest.IndexOfAny(ClauseEnds))
        {
            rest = rest[(end + 1)..];
            var next = rest.TrimStart();
            foreach (var opener in Openers)
            {
                if (next.StartsWith(opener, StringComparison.OrdinalIgnoreCase))
                    return words.Length - next.Length;
            }
        }

        return null;
    }

    /// <summary>The second matter without what only says that it is one ("还有", "这是两件事").</summary>
    public static string Bare(string words)
    {
        var opener = Openers.Where(o => words.StartsWith(o, StringComparison.OrdinalIgnoreCase)).MaxBy(o => o.Length) ?? "";
        var bare = words[opener.Length..].Trim([.. Blanks]);
        foreach (var count in Counting)
        {
            var start = bare.LastIndexOf(count, StringComparison.OrdinalIgnoreCase);
            if (start > 0 && bare.Length - start <= LongestCounting)
                bare = bare[..start].TrimEnd([.. Blanks]);
        }

        return bare.Length > 0 ? bare : words;
    }

    /// <summary>True where the words say that something else follows.</summary>
    public static bool Announces(string words) => Says(words, Announcements);

    private static bool AreApart(string category, string open)
        => category != open && !category.StartsWith(open + ".", StringComparison.Ordinal) && !open.StartsWith(category + ".", StringComparison.Ordinal);

    // "我想给物业公司提个意见" says whom it is about; what follows is the matter.
    private static bool IsOnlyAgainst(string? known) => known is { Length: <= LongestAnnouncement } && Says(known, Wishes) && !Says(known, Subjects);

    private static bool IsInaction(string words)
        => Says(words, Responsible) && Says(words, Inaction) && !Says(words, Subjects);

    private static bool Says(string words, string[] any) => Array.Exists(any, a => words.Contains(a, StringComparison.OrdinalIgnoreCase));

    private static bool HasOwnSubject(string words, string known)
        => Says(words, Adding)
           && Array.Exists(Subjects, s => words.Contains(s, StringComparison.OrdinalIgnoreCase) && !known.Contains(s, StringComparison.OrdinalIgnoreCase))
           && !Array.Exists(Subjects, s => words.Contains(s, StringComparison.OrdinalIgnoreCase) && known.Contains(s, StringComparison.OrdinalIgnoreCase));
}
