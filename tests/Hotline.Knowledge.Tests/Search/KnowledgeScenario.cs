using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Search;

/// <summary>A knowledge base over a handful of articles made for a test.</summary>
internal static class KnowledgeScenario
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    public static Article Article(string id, string title, string[] askedAs, string[]? keywords = null, string body = "", string language = "zh-CN") => new()
    {
        Id = id,
        Language = language,
        Title = title,
        AskedAs = askedAs,
        Keywords = keywords ?? [],
        Category = "order",
        Department = "public-security",
        Areas = [],
        ValidFrom = new DateOnly(2024, 1, 1),
        Source = "《办法》",
        Reviewed = new DateOnly(2026, 11, 1),
        Spoken = "请到派出所办。",
        Body = body,
        PlainBody = body,
    };

    /// <summary>Articles about other things, so that rarity means something.</summary>
    public static IEnumerable<Article> Others => Enumerable.Range(0, 40).Select(i =>
        Article($"other-{i}", $"事项{(char)('\u4E00' + i * 7)}{(char)('\u4F00' + i * 11)}", [$"甲{(char)('\u5000' + i * 13)}乙{(char)('\u5200' + i * 3)}"]));

    public static EmbeddedKnowledgeBase Of(params IEnumerable<Article> articles) => new([.. articles, .. Others]);

    public static KnowledgeResult Ask(this IKnowledgeBase knowledge, string text, string language = "zh-CN", DateOnly? on = null, int limit = 3)
    {
        var task = knowledge.AskAsync(new KnowledgeQuestion(text, language, on ?? Today, limit), TestContext.Current.CancellationToken).AsTask();
        task.IsCompletedSuccessfully.ShouldBeTrue("the embedded index answers at once");
        return task.Result;
    }

    public static string? First(this KnowledgeResult result) => result.Hits.Count == 0 ? null : result.Hits[0].Article.Id;
}
