using System.Text.Json;
using Hotline.Evaluation.Tasks;
using Hotline.Knowledge.Search;

namespace Hotline.Evaluation.Tests;

/// <summary>The commands as they are called: the JSON of the last line, and what is said of wrong input.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-evaluation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Routing_TwoPlainClasses_AreLearned()
    {
        var rows = Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? $$"""{"id":"{{i}}","label":"供热","text":"小区 暖气 不热 第{{i}}天"}"""
            : $$"""{"id":"{{i}}","label":"公交","text":"公交 车 不停 靠站 {{i}}路"}""");
        var train = Write("train.jsonl", [.. rows]);
        var test = Write("test.jsonl", """{"id":"x","label":"供热","subject":"家里暖气不热","detail":"老人受不了"}""", """{"id":"y","label":"公交","subject":"公交不停","detail":""}""");

        var figures = await RunAsync("routing", "--train", train, "--test", test);

        figures.EnumerateObject().Select(p => p.Name).ShouldBe(["macroF1", "accuracy", "top2", "coverageAt98", "microsecondsPerMessage", "trainSeconds"]);
        figures.GetProperty("accuracy").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Retrieval_ThreeEntries_FindsTheRightOnes()
    {
        var articles = Write("d.jsonl", """{"id":"1","text":"老年卡怎么办理"}""", """{"id":"2","title":"居住证","text":"在派出所办理居住证，带身份证。"}""", """{"id":"3","text":"暖气不热找谁"}""");
        var queries = Write("q.jsonl", """{"id":"a","query":"老年卡在哪办","relevant":["1"]}""", """{"id":"b","query":"家里暖气不热","relevant":["3"]}""");

        var figures = await RunAsync("retrieval", "--articles", articles, "--queries", queries);

        figures.EnumerateObject().Select(p => p.Name).ShouldBe(["recallAt1", "recallAt5", "mrr", "microsecondsPerQuery"]);
        figures.GetProperty("recallAt1").GetDouble().ShouldBe(1);
        figures.GetProperty("mrr").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Answers_ShippedArticles_AnswerAndRefuse()
    {
        var queries = Write("q.jsonl", """{"query":"老年卡怎么办","relevant":["elderly-card"]}""", """{"query":"播放一首周杰伦的歌","relevant":[]}""");

        var figures = await RunAsync("answers", "--queries", queries);

        figures.EnumerateObject().Select(p => (p.Name, p.Value.GetDouble())).ShouldBe([("recallAt1", 1), ("recallAt3", 1), ("answeredWrongly", 0), ("refusedRightly", 1)]);
    }

    // Four questions: found first, found third, answered wrongly; and one without an answer that is refused.
    [Fact]
    public void Answers_Measure_CountsByHand()
    {
        var figures = AnswersTask.Measure(
        [
            new(true, KnowledgeVerdict.Answer, 1), new(true, KnowledgeVerdict.Choose, 3), new(true, KnowledgeVerdict.Answer, 0), new(false, KnowledgeVerdict.None, 0),
        ]);

        figures["recallAt1"].ShouldBe(1.0 / 3, 1e-12);
        figures["recallAt3"].ShouldBe(2.0 / 3, 1e-12);
        figures["answeredWrongly"].ShouldBe(0.25);
        figures["refusedRightly"].ShouldBe(1);
    }

    [Fact]
    public async Task Intents_UnknownLabel_CountsAsOffTopic()
    {
        var test = Write("t.jsonl", """{"text":"播放一首周杰伦的歌","intent":"music"}""", """{"text":"转人工","intent":"human"}""");

        var figures = await RunAsync("intents", "--test", test);

        figures.EnumerateObject().Select(p => (p.Name, p.Value.GetDouble())).ShouldBe([("accuracy", 1), ("macroF1", 1)]);
    }

    [Theory]
    [InlineData("朝阳区", "望京街道", "", "朝阳区", "望京街道", "", true)]
    [InlineData("", "望京街道", "", "朝阳区", "望京街道", "", true)]
    [InlineData("", "", "花家地北里社区居委会", "朝阳区", "望京街道", "花家地北里社区", true)]
    [InlineData("", "", "", "朝阳区", "", "", false)]
    [InlineData("朝阳区", "", "", "朝阳区", "望京街道", "", false)]
    [InlineData("朝阳区", "望京街道", "", "", "", "", false)]
    public void Addresses_IsExact_AllowsWhatFollowsFromWhatWasSaid(string district, string street, string community, string readDistrict, string readStreet, string readCommunity, bool isExact) =>
        AddressesTask.IsExact(new(district, street, community), new(readDistrict, readStreet, readCommunity)).ShouldBe(isExact);

    [Fact]
    public async Task AddressPhrases_OfTheSampleCity_AreRead()
    {
        var phrases = Path.Combine(_folder, "phrases.jsonl");
        await RunAsync("address-phrases", "--out", phrases);

        var figures = await RunAsync("addresses", "--test", phrases);

        figures.GetProperty("exact").GetDouble().ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public async Task Addresses_OneRightOneWrong_IsHalf()
    {
        var test = Write("t.jsonl", """{"text":"朝阳区望京街道的路灯坏了","district":"朝阳区","street":"望京街道","community":""}""", """{"text":"路灯坏了","district":"海淀区","street":"","community":""}""");

        var figures = await RunAsync("addresses", "--test", test);

        figures.EnumerateObject().Select(p => (p.Name, p.Value.GetDouble())).ShouldBe([("exact", 0.5), ("district", 0.5), ("street", 1)]);
    }

    [Fact]
    public async Task Noise_RateOfNothing_CostsNothing()
    {
        var test = Write("q.jsonl", """{"query":"老年卡怎么办","relevant":["elderly-card"]}""");
        var confusions = Write("c.csv", "ref,asr,count", "老,脑,3");

        var figures = await RunAsync("noise", "--test", test, "--confusions", confusions, "--rate", "0");

        figures.EnumerateObject().Select(p => (p.Name, p.Value.GetDouble())).ShouldBe([("lossInPoints", 0)]);
    }

    [Fact]
    public void Noise_EveryCharacter_IsHeardAsItsConfusion()
    {
        var noise = Noise.Read(Write("c.csv", "ref,asr,count", "老,脑,3", "卡,咖,1"), 1);

        noise.Of("老年卡").ShouldBe("脑年咖");
    }

    [Fact]
    public async Task Train_Csv_WritesAModelThatStaysWhereItIsBetter()
    {
        var csv = Write("t.csv", ["label,text,time", .. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? $"heat,暖气不热{i},2026-0{1 + i / 15}-05 10:00:00" : $"bus,公交不停{i},2026-0{1 + i / 15}-05 10:00:00")]);
        var model = Path.Combine(_folder, "routing.model");

        var first = await RunAsync("train", "--csv", csv, "--model", model);
        var second = await RunAsync("train", "--csv", csv, "--model", model);

        first.GetProperty("replaced").GetDouble().ShouldBe(1);
        second.GetProperty("macroF1").GetDouble().ShouldBe(1);
        File.Exists(model).ShouldBeTrue();
    }

    [Fact]
    public async Task Clusters_TwoIssues_AreToldApart()
    {
        var messages = Write(
            "m.jsonl",
            """{"id":"1","subject":"丽水苑小区旁搅拌站噪音扰民","detail":"搅拌站夜里施工","time":"2026-01-01 10:00:00"}""",
            """{"id":"2","subject":"望江府车位捆绑销售","detail":"开发商强卖车位","time":"2026-01-02 10:00:00"}""",
            """{"id":"3","subject":"投诉丽水苑旁的搅拌站","detail":"粉尘和噪音","time":"2026-01-03 10:00:00"}""",
            """{"id":"4","subject":"望江府开发商捆绑车位","detail":"不买车位不给合同","time":"2026-01-04 10:00:00"}""",
            """{"id":"5","subject":"公交不停靠","detail":"等了很久","time":"2026-01-05 10:00:00"}""");
        var path = Path.Combine(_folder, "o.jsonl");

        var figures = await RunAsync("clusters", "--messages", messages, "--out", path);

        figures.EnumerateObject().Select(p => p.Name).ShouldBe(["seconds"]);
        var issues = File.ReadLines(path).Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("cluster").GetString());
        issues["1"].ShouldBe(issues["3"]);
        issues["2"].ShouldBe(issues["4"]);
        issues.Values.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("{\"id\":\"1\",\"text\":\"x\"}\nnonsense", "line 2: this is no JSON")]
    [InlineData("{\"id\":\"1\"}", "line 1: 'text' is missing or empty")]
    [InlineData("[1]", "line 1: this is no JSON object")]
    [InlineData("{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"1\",\"text\":\"y\"}", "has the id '1' more than once")]
    [InlineData("", "has no rows")]
    public async Task Retrieval_BadFile_NamesFileAndLine(string content, string says)
    {
        var articles = Write("d.jsonl", content);
        var queries = Write("q.jsonl", """{"id":"a","query":"老年卡","relevant":["1"]}""");

        var errors = await FailAsync("retrieval", "--articles", articles, "--queries", queries);

        errors.ShouldContain("d.jsonl");
        errors.ShouldContain(says);
    }

    [Fact]
    public async Task Retrieval_NumbersAsIds_AreIdsAsTheyAreWritten()
    {
        var articles = Write("d.jsonl", """{"id":1,"text":"老年卡怎么办理"}""", """{"id":2,"text":"暖气不热找谁"}""");
        var queries = Write("q.jsonl", """{"id":7,"query":"老年卡在哪办","relevant":[1]}""");

        (await RunAsync("retrieval", "--articles", articles, "--queries", queries)).GetProperty("recallAt1").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Retrieval_NoSearchServer_SaysWhatToGive()
    {
        var articles = Write("d.jsonl", """{"id":"1","text":"老年卡怎么办理"}""");
        var queries = Write("q.jsonl", """{"id":"a","query":"老年卡在哪办","relevant":["1"]}""");

        var errors = await FailAsync("retrieval", "--articles", articles, "--queries", queries, "--engine", "elasticsearch", "--url", "http://127.0.0.1:1");

        errors.ShouldContain("Elasticsearch__Url");
    }

    [Fact]
    public async Task Routing_ClassOfOneMessage_IsLeftOutAndSaid()
    {
        var train = Write("train.jsonl", [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? """{"id":"1","label":"供热","text":"暖气不热"}""" : """{"id":"2","label":"公交","text":"公交不停靠"}"""), """{"id":"3","label":"其他","text":"别的事"}"""]);
        var test = Write("test.jsonl", """{"id":"x","label":"供热","subject":"","detail":"家里暖气不热"}""");

        (await RunAsync("routing", "--train", train, "--test", test)).GetProperty("accuracy").GetDouble().ShouldBe(1);
    }

    [Theory]
    [InlineData("No task is named")]
    [InlineData("'weather' is no task", "weather")]
    [InlineData("'--colour' is no argument", "routing", "--colour", "red")]
    [InlineData("There is no file", "answers", "--queries", "/nowhere/q.jsonl")]
    [InlineData("--queries is missing", "answers")]
    [InlineData("'q.jsonl' belongs to no argument", "answers", "q.jsonl")]
    public async Task Run_BadArguments_SaysWhatIsAllowed(string says, params string[] args) => (await FailAsync(args)).ShouldContain(says);

    [Theory]
    [InlineData("ref,asr,count\n老,脑", "line 2")]
    [InlineData("ref,asr,count\n老,脑,3\n老,脑,many", "line 3")]
    public async Task Noise_BadConfusions_NamesTheLine(string content, string says)
    {
        var test = Write("q.jsonl", """{"query":"老年卡怎么办","relevant":["elderly-card"]}""");

        (await FailAsync("noise", "--test", test, "--confusions", Write("c.csv", content))).ShouldContain(says);
    }

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, string.Join('\n', lines));
        return path;
    }

    private static async Task<JsonElement> RunAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await Evaluations.RunAsync(args, output, errors, TestContext.Current.CancellationToken);
        code.ShouldBe(0, errors.ToString());
        return JsonDocument.Parse(output.ToString().TrimEnd().Split('\n')[^1]).RootElement;
    }

    private static async Task<string> FailAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        (await Evaluations.RunAsync(args, output, errors, TestContext.Current.CancellationToken)).ShouldBe(2);
        return errors.ToString();
    }
}
