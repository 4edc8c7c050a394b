namespace Hotline.Knowledge.Tests.Articles;

/// <summary>The text of a faultless article file, in which a test changes one thing.</summary>
internal static class ArticleText
{
    // Line numbers matter to the tests: id is line 2, asked-as 4, its entries 5 and 6, and the body begins on line 17.
    private const string Chinese = """
        ---
        id: dog-licence
        title: 养狗怎么登记
        asked-as:
          - 狗证怎么办
          - 给狗上户口
        keywords: [养狗, 狗证]
        category: order
        department: public-security
        areas: [北京市]
        valid-from: 2024-01-01
        source: 《北京市养犬管理规定》
        reviewed: 2026-11-01
        spoken: 带上狗和身份证到派出所办，每年要年检。
        ---

        到派出所登记。

        ## 要带什么

        - 身份证
        - **犬只**照片
        """;

    private const string English = """
        ---
        id: dog-licence
        lang: en
        title: Registering a dog
        asked-as:
          - dog licence
        keywords: [dog, licence]
        spoken: Take the dog and your ID card to the police station.
        ---
        Register at the police station.
        """;

    /// <summary>The Chinese article with a line, given by its beginning, replaced; an empty replacement removes it.</summary>
    public static string With(string line, string replacement) => Replace(Chinese, line, replacement);

    public static string EnglishWith(string line, string replacement) => Replace(English, line, replacement);

    public static string Faultless => Chinese;

    public static string FaultlessEnglish => English;

    private static string Replace(string text, string line, string replacement)
    {
        var lines = text.Split('\n').ToList();
        var at = lines.FindIndex(l => l.StartsWith(line, StringComparison.Ordinal));
        at.ShouldBeGreaterThanOrEqualTo(0, line);
        lines.RemoveAt(at);
        if (replacement.Length > 0)
            lines.Insert(at, replacement);
        return string.Join('\n', lines);
    }
}
