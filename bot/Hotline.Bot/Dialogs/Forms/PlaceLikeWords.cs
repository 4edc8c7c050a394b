namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Tells words that can only be a place ("是八角公园", "前门那边") where understanding knows no such name.</summary>
internal static class PlaceLikeWords
{
    private const int LongestChinese = 20;
    private const int LongestEnglish = 60;

    private static readonly string[] Openings = ["不是那儿", "应该是", "就是在", "就在", "就是", "其实是", "是在", "在", "是", "it's at", "it is at", "it's in", "it is in", "it's on", "it is on", "it's", "it is"];

    private static readonly string[] Endings =
    [
        "公园", "小区", "路", "街", "大街", "巷", "胡同", "院", "楼", "单元", "站", "门口", "旁边", "边上", "那边", "这边", "附近", "对面", "大厦", "广场", "医院", "学校", "小学", "中学", "幼儿园", "村", "社区", "桥", "市场", "商场",
        "超市", "里", "园", "苑", "庄", "路口", "口", "东门", "西门", "南门", "北门", "号", "层", "street", "road", "park", "gate", "square", "lane", "avenue", "station", "school", "hospital", "mall", "building",
    ];

    /// <summary>True for a short phrase that ends as names of places do.</summary>
    public static bool Are(string words)
    {
        var bare = Bare(words).TrimEnd('。', '.', '，', ',', '！', '!', '吧', '啊', '呢', '的', ' ');
        return bare.Length >= 2 && bare.Length <= (bare.Any(c => c > '\u2e80') ? LongestChinese : LongestEnglish)
            && Array.Exists(Endings, e => bare.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }

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
