using System.Diagnostics;
using System.Text.RegularExpressions;
using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Tests.Articles;

/// <summary>The starter articles that ship with the product.</summary>
public sealed partial class ShippedArticlesTests
{
    private static readonly KnownCodes SampleCity = new(Codes("categories.yaml"), Codes("departments.yaml"));

    public static IReadOnlyList<Article> All { get; } = ArticleFolder.Load(Path.Combine(AppContext.BaseDirectory, "articles"), SampleCity);

    [Fact]
    public void Load_ShippedArticles_AreFaultlessAndEnough()
    {
        All.Count(a => a.Language == "zh-CN").ShouldBeGreaterThanOrEqualTo(120);
        All.Count(a => a.Language == "en").ShouldBeGreaterThanOrEqualTo(20);
        All.Select(a => a.Category).Distinct().Count().ShouldBe(17);
    }

    [Fact]
    public void Spoken_EveryChineseArticle_CanBeReadAloudAsItStands()
    {
        foreach (var article in All.Where(a => a.Language == "zh-CN"))
        {
            article.Spoken.ShouldNotContain(c => char.IsAsciiLetterOrDigit(c), article.Id);
            article.Spoken[^1].ShouldBeOneOf('。', '？', '！');
        }
    }

    [Fact]
    public void Load_ShippedArticles_TakesNoNoticeableTime()
    {
        var start = Stopwatch.GetTimestamp();
        ArticleFolder.Load(Path.Combine(AppContext.BaseDirectory, "articles"), SampleCity);

        // Far above what it takes, because tests run on busy machines; a quadratic step would show.
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    // The sample city's own lists, of which only the codes matter here.
    private static HashSet<string> Codes(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "city", file)).Select(l => Code().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\bcode: ([a-z-]+)")]
    private static partial Regex Code();
}
