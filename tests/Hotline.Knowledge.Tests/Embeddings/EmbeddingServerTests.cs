using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Embeddings;
using Hotline.Knowledge.Search;
using Hotline.Knowledge.Tests.Search;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Tests.Embeddings;

/// <summary>Search by meaning with a real model and a real server: up, too slow, down, and changed to another model.</summary>
public sealed class EmbeddingServerTests
{
    // Shares no word with what it means.
    private const string OtherWords = "腿脚不方便想借个能推着走的座椅";

    private readonly MemoryStore _store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Article[] Articles =>
    [
        KnowledgeScenario.Article("wheelchair", "轮椅租赁", ["哪儿有轮椅租"]),
        KnowledgeScenario.Article("fund", "公积金提取", ["取公积金"]),
        KnowledgeScenario.Article("lamp", "路灯报修", ["路灯坏了"]),
        KnowledgeScenario.Article("school", "小学入学", ["孩子上学报名"]),
    ];

    [Fact]
    public async Task Server_Up_FindsWhatIsMeant()
    {
        await using var server = await StartAsync();
        var (knowledge, work) = Build(server.Url, TimeSpan.FromSeconds(10));

        (await work.WorkAsync(Cancel)).ShouldBeTrue();

        (await knowledge.RankAsync(Question(OtherWords), Cancel))[0].ShouldBe("wheelchair");
    }

    [Fact]
    public async Task Server_SlowerThanTheWait_QuestionGoesOnByItsWords()
    {
        await using var server = await StartAsync();
        // The shortest wait there is; the model takes longer on any machine that tests run on.
        var (knowledge, work) = Build(server.Url, TimeSpan.FromMilliseconds(10));
        await work.WorkAsync(Cancel);

        (await knowledge.AskAsync(Question("取公积金要什么"), Cancel)).Hits[0].Article.Id.ShouldBe("fund");
    }

    [Fact]
    public async Task Server_Killed_QuestionsGoByTheirWordsAndComeBackWithIt()
    {
        var server = await StartAsync();
        var (knowledge, work) = Build(server.Url, TimeSpan.FromSeconds(10));
        await work.WorkAsync(Cancel);
        await server.DisposeAsync();

        (await knowledge.AskAsync(Question("取公积金要什么"), Cancel)).Hits[0].Article.Id.ShouldBe("fund");
        knowledge.Replace([.. Articles, KnowledgeScenario.Article("heat", "供热报修", ["暖气不热"])]);
        (await work.WorkAsync(Cancel)).ShouldBeFalse();
        (await knowledge.AskAsync(Question("暖气不热"), Cancel)).Hits[0].Article.Id.ShouldBe("heat");

        await using var again = await StartAsync();
        var (later, laterWork) = Build(again.Url, TimeSpan.FromSeconds(10));
        (await laterWork.WorkAsync(Cancel)).ShouldBeTrue();
        (await later.RankAsync(Question(OtherWords), Cancel))[0].ShouldBe("wheelchair");
    }

    [Fact]
    public async Task Server_ChangedToAnotherModel_EmbedsAnewAndMixesNothing()
    {
        await using var server = await StartAsync();
        await Build(server.Url, TimeSpan.FromSeconds(10)).Work.WorkAsync(Cancel);
        var before = _store.Kept.ToDictionary(k => k.Key.TextHash, k => k.Value);
        var (knowledge, work) = Build(server.Url, TimeSpan.FromSeconds(10), passageModel: "e5-query");

        (await work.WorkAsync(Cancel)).ShouldBeTrue();

        _store.Kept.Keys.ShouldAllBe(k => k.Model == "e5-query");
        _store.Kept.Count.ShouldBe(before.Count);
        _store.Kept.ShouldAllBe(k => !k.Value.SequenceEqual(before[k.Key.TextHash]));
        (await knowledge.RankAsync(Question(OtherWords), Cancel))[0].ShouldBe("wheelchair");
    }

    private static async Task<EmbeddingServer> StartAsync()
    {
        Assert.SkipUnless(EmbeddingServer.IsThere, EmbeddingServer.Missing);
        return await EmbeddingServer.StartAsync(Cancel);
    }

    private static KnowledgeQuestion Question(string text) => new(text, "zh-CN", KnowledgeScenario.Today);

    private (EmbeddedKnowledgeBase Knowledge, EmbeddingWork Work) Build(string url, TimeSpan wait, string passageModel = "e5-passage")
    {
        var options = Options.Create(new EmbeddingOptions { Url = url, Wait = wait, PassageModel = passageModel });
        var generators = new EmbeddingGenerators(options.Value);
        var knowledge = new EmbeddedKnowledgeBase(Articles, new QuestionEmbedder(generators, options, TimeProvider.System, NullLogger<QuestionEmbedder>.Instance));
        var passages = new PassageEmbedder(generators, _store, options, NullLogger<PassageEmbedder>.Instance);
        return (knowledge, new EmbeddingWork(knowledge, passages, TimeProvider.System, NullLogger<EmbeddingWork>.Instance));
    }
}
