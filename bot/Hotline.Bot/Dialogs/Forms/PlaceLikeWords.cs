using System.Buffers;
using System.Collections.Frozen;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Tells words that can only be a place ("是八角公园", "前门那边") where understanding knows no such name.</summary>
internal static class PlaceLikeWords
{
    private const int LongestChinese = 20;
    private const int LongestEnglish = 60;

    private static readonly string[] Openings = ["不是那儿", "应该是", "就是在", "就在", "就是", "其实是", "是在", "就", "在", "是", "he is in", "she is in", "they are in", "i live in", "we live in", "i am in", "i'm in", "we are in", "we're in", "it's located in", "it is located in", "located in", "it's called", "it is called", "it's at", "it is at", "it's in", "it is in", "it's on", "it is on", "it's", "it is"];

    private static readonly string[] Endings =
    [
        "公园", "小区", "路", "街", "大街", "巷", "胡同", "院", "楼", "单元", "站", "门口", "旁边", "边上", "那边", "这边", "附近", "对面", "大厦", "广场", "医院", "学校", "小学", "中学", "幼儿园", "村", "社区", "桥", "市场", "商场",
        "超市", "车库", "地库", "停车场", "银行", "酒店", "宾馆", "饭店", "写字楼", "公寓", "家属院", "派出所", "居委会", "卫生院", "中心", "工地", "加油站", "桥下", "河边", "楼下", "楼上", "楼道", "楼顶", "后院", "底商", "出口", "入口", "里", "园", "苑", "庄", "路口", "口", "东门", "西门", "南门", "北门", "号", "层", "street", "road", "park", "gate", "square", "lane", "avenue", "station", "school", "hospital", "mall", "building",
    ];

    // Whoever cannot see where the resident stands learns nothing from these.
    private static readonly FrozenSet<string> Pointing = new[]
    {
        "这", "这儿", "这里", "这边", "这块", "那", "那儿", "那里", "那边", "我这", "我这儿", "我这里", "我这边", "我们这", "我们这儿", "我们这里", "我家", "我们家", "俺家", "家里", "我家里", "我们小区", "我们院", "我们楼", "我们单元", "我们楼道", "我们楼里", "我们这楼", "小区", "楼里", "这个地方", "我这个地方",
        "here", "right here", "there", "over there", "my place", "my home", "home",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Who does what, or since when, is a story.
    private static readonly SearchValues<string> Telling = SearchValues.Create(
        ["我", "你", "您", "他", "她", "它", "咱", "俺", "现在", "正在", "刚才", "一直", "天天", "每天", "经常", "老是", "已经", "昨天", "今天", "赶紧", "赶快", "快点", "派人", "因为"], StringComparison.Ordinal);

    /// <summary>"把地板都泡了": how what was done begins, and how it ends.</summary>
    private const char Doing = '把';
    private const char Done = '了';

    private const int ShortestStory = 5;

    /// <summary>True for "就在我这儿" and the like, which name no place.</summary>
    public static bool OnlyPoint(string words) => Pointing.Contains(Bare(words).Trim([.. " 。.，,！!吧啊呢的呀哪"]));

    /// <summary>True for words that go on about the matter: "它不停站我等了半个小时".</summary>
    public static bool Tell(string words) => words.Length >= ShortestStory && (words.StartsWith(Doing) || words.AsSpan().TrimEnd("。.！! ") is [.., Done] || words.AsSpan().ContainsAny(Telling)) && !Are(words);

    /// <summary>True for a short phrase that ends as names of places do.</summary>
    public static bool Are(string words)
    {
        // "Huajiadi Beili building 12": the number stands behind its word.
        var bare = Bare(words).TrimEnd([.. "0123456789 "]).TrimEnd('。', '.', '，', ',', '！', '!', '吧', '啊', '呢', '的', ' ');
        return bare.Length >= 2 && bare.Length <= (bare.Any(c => c > '\u2e80') ? LongestChinese : LongestEnglish)
            && Array.Exists(Endings, e => bare.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The same, where nothing in it tells what happens there.</summary>
    public static bool AreAlone(string words) => Are(words) && !words.AsSpan().ContainsAny(Telling);

    /// <summary>The words without what merely introduces a place.</summary>
    public static string Bare(string words)
    {
        var bare = words.Trim();
        foreach (var opening in Openings)
        {
            if (bare.Length > opening.Length + 1 && bare.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return bare[opening.Length..].TrimStart('，', ',', ' ');
        }

        return bare;
    }
}
