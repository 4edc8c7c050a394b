namespace Hotline.Bot.Dialogs.Forms;

/// <summary>A name where the resident introduces themselves beside their number.</summary>
internal static class GivenName
{
    private const int LongestChinese = 4;
    private const int LongestEnglish = 60;

    private static readonly string[] ChineseOpenings = ["免贵姓", "我姓", "我叫", "姓名是", "姓名：", "姓名:", "名字叫"];
    private static readonly string[] EnglishOpenings = ["my name is ", "i'm ", "i am ", "this is "];
    private static readonly char[] Ends = ['，', ',', '。', '.', '；', ';', '\n', '、', ' '];

    /// <summary>The name, or null where none was said.</summary>
    public static string? In(string words)
        => After(words, ChineseOpenings, Ends, LongestChinese) ?? After(words, EnglishOpenings, [',', '.', ';', '\n'], LongestEnglish);

    private static string? After(string words, string[] openings, char[] ends, int longest)
    {
        foreach (var opening in openings)
        {
            var start = words.IndexOf(opening, StringComparison.OrdinalIgnoreCase);
            if (start < 0)
                continue;
            var rest = words.AsSpan(start + opening.Length).Trim();
            var end = rest.IndexOfAny(ends);
            var name = (end < 0 ? rest : rest[..end]).Trim();
            if (name.Length > 0 && name.Length <= longest && !name.ContainsAnyInRange('0', '9'))
                return name.ToString();
        }

        return null;
    }
}
