using System.Buffers;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Tells the wish to correct what was registered ("刚才登记的地址写错了，是芳星园").</summary>
internal static class Amendments
{
    /// <summary>Longer words tell a matter.</summary>
    private const int LongestChinese = 40;
    private const int LongestEnglish = 120;

    private static readonly SearchValues<string> Changes = Of("改", "换", "更正", "修正", "纠正", "错了", "change", "correct", "wrong", "update");

    private static readonly SearchValues<string> Parts =
        Of("地址", "位置", "地点", "电话", "手机号", "号码", "登记的", "单子", "名字", "内容", "信息", "address", "place", "location", "phone", "number", "name", "report", "ticket");

    // What was registered here, and no card or paper of the resident's.
    private static readonly SearchValues<string> Registered =
        Of("登记", "刚才", "刚刚", "单子", "留的", "报的", "我说的", "说错", "写错", "留错", "报错", "填错", "i gave", "i said", "i told", "my ticket", "the ticket", "my report", "just");

    private static readonly SearchValues<string> Elsewhere =
        Of("证", "户口", "卡", "执照", "怎么", "哪", "合同", "发票", "card", "permit", "licence", "license", "passport", "how ", "where");

    // What it should be follows these.
    private static readonly SearchValues<string> Rights = Of("是", "应该", "改成", "改为", "换成", "更正为", "叫", " to ", "it is", "it's", "should be", "is ");

    /// <summary>True where something that was registered is to be corrected.</summary>
    public static bool Are(string words)
        => words.Length <= (words.Any(c => c > '\u2e80') ? LongestChinese : LongestEnglish)
           && words.AsSpan().ContainsAny(Changes) && words.AsSpan().ContainsAny(Parts) && words.AsSpan().ContainsAny(Registered) && !words.AsSpan().ContainsAny(Elsewhere);

    /// <summary>True where the words do not say what would be right.</summary>
    public static bool AreBare(Message message) => message.Heard.Phone is null && !message.Words.AsSpan().ContainsAny(Rights);

    private static SearchValues<string> Of(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
