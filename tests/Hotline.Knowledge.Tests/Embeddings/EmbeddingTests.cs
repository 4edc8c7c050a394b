using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Embeddings;
using Hotline.Knowledge.Search;
using Hotline.Knowledge.Tests.Search;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Knowledge.Tests.Embeddings;

public sealed class EmbeddingTests : IAsyncLifetime
{
    // Shares no word with the article that it means.
    private const string OtherWords = "腿不好要个代步工具";
    private static readonly TimeSpan _long = TimeSpan.FromMinutes(5);

    private readonly MemoryStore _store = new();
    private Endpoint _endpoint = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Article[] Articles =>
    [
        KnowledgeScenario.Article("wheelchair", "轮椅租借", ["哪儿有轮椅租"]),
        KnowledgeScenario.Article("fund", "公积金提取", ["取公积金"]),
        .. KnowledgeScenario.Others,
    ];

    public async ValueTask InitializeAsync() => _endpoint = await Endpoint.StartAsync();

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    [Fact]
    public async Task Ask_OtherWordsForTheSame_FindsItByMeaningOnly()
    {
        var (knowledge, work) = Build(_long);
        (await AskAsync(knowledge)).First().ShouldNotBe("wheelchair");

        (await work.WorkAsync(Cancel)).ShouldBeTrue();

        (await knowledge.RankAsync(Question, Cancel))[0].ShouldBe("wheelchair");
        _endpoint.Asked.ShouldContain(("e5-query", OtherWords));
        _endpoint.Asked.ShouldContain(("e5-passage", "轮椅租借"));
    }

    [Fact]
    public async Task Ask_EmbeddingIsLate_AnswersByWords()
    {
        var (knowledge, work) = Build(TimeSpan.FromMilliseconds(20));
        await work.WorkAsync(Cancel);
        _endpoint.Gate = new TaskCompletionSource().Task;

        (await AskAsync(knowledge, "取公积金要什么")).First().ShouldBe("fund");
    }

    [Fact]
    public async Task Ask_EndpointFailsAgainAndAgain_LeavesItInPeaceForAWhile()
    {
        var time = new FakeTimeProvider();
        var (knowledge, work) = Build(_long, time: time);
        await work.WorkAsync(Cancel);
        _endpoint.IsBroken = true;
        for (var i = 0; i < 8; i++)
            await AskAsync(knowledge);
        _endpoint.IsBroken = false;
        _endpoint.Asked.Clear();

        await AskAsync(knowledge);
        _endpoint.Asked.ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(31));
        await AskAsync(knowledge);
        _endpoint.Asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Ask_EndpointIsDown_AnswersByWords()
    {
        var (knowledge, work) = Build(_long);
        await work.WorkAsync(Cancel);
        await _endpoint.DisposeAsync();

        (await AskAsync(knowledge, "取公积金要什么")).First().ShouldBe("fund");
        (await AskAsync(knowledge)).First().ShouldNotBe("wheelchair");
    }

    [Fact]
    public async Task Work_EndpointFails_SaysSoAndGoesOnLater()
    {
        var (knowledge, work) = Build(_long);
        _endpoint.IsBroken = true;
        (await work.WorkAsync(Cancel)).ShouldBeFalse();
        _endpoint.IsBroken = false;

        (await work.WorkAsync(Cancel)).ShouldBeTrue();

        (await knowledge.RankAsync(Question, Cancel))[0].ShouldBe("wheelchair");
    }

    [Fact]
    public async Task Work_AfterARestart_EmbedsNothingAnew()
    {
        await Build(_long).Work.WorkAsync(Cancel);
        _endpoint.Asked.Clear();
        var (knowledge, work) = Build(_long);

        await work.WorkAsync(Cancel);

        _endpoint.Asked.ShouldBeEmpty();
        (await knowledge.RankAsync(Question, Cancel))[0].ShouldBe("wheelchair");
    }

    [Fact]
    public async Task Work_ArticlesChanged_EmbedsTheNewAndForgetsTheOld()
    {
        var (knowledge, work) = Build(_long);
        await work.WorkAsync(Cancel);
        var changed = knowledge.Changed;
        knowledge.Replace([.. Articles[1..], KnowledgeScenario.Article("lamp", "照明杆报修", ["照明杆坏了"])]);
        changed.IsCompleted.ShouldBeTrue();
        _endpoint.Asked.Clear();

        await work.WorkAsync(Cancel);

        _endpoint.Asked.ShouldBe([("e5-passage", "照明杆报修"), ("e5-passage", "照明杆坏了")], ignoreOrder: true);
        _store.Kept.Keys.ShouldNotContain(("e5-passage", PassageText.Hash("轮椅租借")));
        (await knowledge.RankAsync(new KnowledgeQuestion("路灯不亮了", "zh-CN", KnowledgeScenario.Today), Cancel))[0].ShouldBe("lamp");
    }

    [Fact]
    public async Task Work_OtherModelName_UsesNothingOfTheEarlier()
    {
        await Build(_long).Work.WorkAsync(Cancel);
        var (_, work) = Build(_long, passageModel: "other");
        _endpoint.Asked.Clear();

        await work.WorkAsync(Cancel);

        _endpoint.Asked.Count.ShouldBe(_store.Kept.Count);
        _store.Kept.Keys.ShouldAllBe(key => key.Model == "other");
    }

    [Fact]
    public async Task Ask_ModelChangedBehindItsName_AnswersByWordsUntilAllIsEmbeddedAnew()
    {
        var (knowledge, work) = Build(_long);
        await work.WorkAsync(Cancel);
        _endpoint.Size = 16;
        (await AskAsync(knowledge, "取公积金要什么")).First().ShouldBe("fund");

        knowledge.Replace([.. Articles, KnowledgeScenario.Article("lamp", "路灯报修", ["路灯坏了"])]);
        await work.WorkAsync(Cancel);

        _store.Kept.Values.ShouldAllBe(vector => vector.Length == 16);
        (await knowledge.RankAsync(Question, Cancel))[0].ShouldBe("wheelchair");
    }

    [Theory]
    [InlineData("Url", "localhost:9400", "Knowledge:Embeddings:Url is 'localhost:9400'; allowed: an absolute http or https address")]
    [InlineData("Wait", "00:00:00.005", "Knowledge:Embeddings:Wait is 00:00:00.0050000; allowed: 00:00:00.010 to 00:00:10")]
    [InlineData("QuestionModel", "", "Knowledge:Embeddings:QuestionModel is empty")]
    [InlineData("PassageModel", " ", "Knowledge:Embeddings:PassageModel is empty")]
    [InlineData("Wait", "00:01:00", "Knowledge:Embeddings:Wait is 00:01:00; allowed: 00:00:00.010 to 00:00:10")]
    [InlineData("PassageWait", "00:00:00", "Knowledge:Embeddings:PassageWait is 00:00:00; allowed")]
    public void AddEmbeddings_WrongSetting_NamesTheKey(string key, string value, string message)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection([new("Url", "http://localhost:9400")]).AddInMemoryCollection([new(key, value)]).Build();
        using var services = new ServiceCollection().AddLogging().AddEmbeddings(section).BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message.ShouldStartWith(message);
    }

    private static KnowledgeQuestion Question => new(OtherWords, "zh-CN", KnowledgeScenario.Today);

    private static async Task<KnowledgeResult> AskAsync(EmbeddedKnowledgeBase knowledge, string text = OtherWords) =>
        await knowledge.AskAsync(Question with { Text = text }, Cancel);

    private (EmbeddedKnowledgeBase Knowledge, EmbeddingWork Work) Build(TimeSpan wait, string passageModel = "e5-passage", TimeProvider? time = null)
    {
        var options = Options.Create(new EmbeddingOptions { Url = _endpoint.Url, Wait = wait, PassageModel = passageModel });
        var generators = new EmbeddingGenerators(options.Value);
        var knowledge = new EmbeddedKnowledgeBase(Articles, new QuestionEmbedder(generators, options, time ?? TimeProvider.System, NullLogger<QuestionEmbedder>.Instance));
        var passages = new PassageEmbedder(generators, _store, options, NullLogger<PassageEmbedder>.Instance);
        return (knowledge, new EmbeddingWork(knowledge, passages, TimeProvider.System, NullLogger<EmbeddingWork>.Instance));
    }
}
