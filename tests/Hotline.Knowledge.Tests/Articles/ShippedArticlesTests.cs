using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Tests.Articles;

/// <summary>The starter articles that ship with the product.</summary>
public sealed class ShippedArticlesTests
{
    // The codes of the sample city that articles may use; the host checks them against the city's own directory at start.
    private static readonly KnownCodes SampleCity = new(
        new HashSet<string>
        {
            "government", "labour", "health", "care", "education", "housing", "utilities", "transport", "environment", "market", "cityscape", "urban", "order",
            "community", "family", "emergency", "hotline",
        },
        new HashSet<string>
        {
            "civil-affairs", "hrss", "medical-insurance", "public-security", "housing", "provident-fund", "education", "health", "market-supervision",
            "city-management", "urban-enforcement", "environment", "transport", "traffic-police", "water", "power", "gas", "heat", "landscaping", "planning",
            "culture-tourism", "sports", "fire", "disabled-persons", "tax", "justice", "veterans", "emergency-management", "government-services",
            "community-service", "postal", "communications", "trade-union", "women-federation", "hotline",
        });

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
}
