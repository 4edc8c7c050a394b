using Hotline.Bot.Understanding;
using Hotline.Bot.Understanding.Asides;
using Hotline.Knowledge;
using Hotline.Knowledge.Search;
using Hotline.TestKit;
using Hotline.Ticketing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bot.Tests.Understanding;

/// <summary>What is asked of another assistant, in words that stand in no list of ours; and matters that must not be taken for it.</summary>
public sealed class AsideTests
{
    [Theory]
    [InlineData("来点周华健的歌听听")]
    [InlineData("鲫鱼豆腐汤要炖多久")]
    [InlineData("查一下长春飞大连的航班")]
    [InlineData("把阳台的射灯关了")]
    [InlineData("给三姑打个电话")]
    [InlineData("梦见自己在雪地里跑")]
    [InlineData("琵琶的琵有几画")]
    [InlineData("给我背一首王昌龄的诗")]
    public void Understand_RequestToAnotherAssistant_IsOffTopic(string said) => Hearing.Of(said).Intent.ShouldBe(Intent.OffTopic);

    [Theory]
    [InlineData("我们小区晚上总有人在楼下放歌")]
    [InlineData("隔壁火锅店的油烟往我家飘")]
    [InlineData("火车站附近黑车拉客")]
    [InlineData("电话诈骗骗走了我妈的养老钱")]
    [InlineData("老人走丢了怎么办")]
    [InlineData("养老院收费标准")]
    [InlineData("学校门口没有红绿灯")]
    [InlineData("小区电梯困人")]
    public void Understand_MatterOfTheCity_IsNotTurnedAway(string said) => Hearing.Of(said).Intent.ShouldNotBe(Intent.OffTopic);

    // Alike little of either stands in the articles; what tells them apart is how they are asked.
    [Theory]
    [InlineData("我手机号总被人注册收验证码", KnowledgeVerdict.Choose)]
    [InlineData("做红烧排骨要哪些材料", KnowledgeVerdict.None)]
    public async Task Ask_WhatHardlyStandsInTheArticles_IsOfferedAnAnswerWhereItIsNoAside(string said, KnowledgeVerdict verdict)
    {
        var services = new ServiceCollection().AddTicketing(new ConfigurationBuilder().Build(), Checkout.Appsettings).AddUnderstanding();
        services.AddKnowledge(Checkout.Articles);
        await using var provider = services.BuildServiceProvider();

        var result = await provider.GetRequiredService<IKnowledgeBase>().AskAsync(new(said, "zh-CN", new DateOnly(2026, 11, 23)), TestContext.Current.CancellationToken);

        result.Verdict.ShouldBe(verdict);
    }

    // A name or a yes in another's mouth: too short to tell what it is about.
    [Theory]
    [InlineData("张伟")]
    [InlineData("刘德华")]
    public void Understand_ShortWords_AreNotTakenForAnything(string said) => Hearing.Of(said).Intent.ShouldNotBe(Intent.OffTopic);

    [Fact]
    public void Say_ChoicesAndClasses_SaysOneOfTheWays()
    {
        var phrase = new SampledPhrase(new Dictionary<string, string[]> { ["who"] = ["甲", "乙"] });
        var random = new Random(1);

        Enumerable.Range(0, 100).Select(_ => phrase.Say("给{who}(打|发(短|)信)", random)).Distinct()
            .ShouldBe(["给甲打", "给乙打", "给甲发信", "给乙发信", "给甲发短信", "给乙发短信"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("给(甲|乙")]
    [InlineData("给{nobody}")]
    [InlineData("给甲)")]
    public void Say_BrokenPhrase_IsRefused(string phrase) => Should.Throw<FormatException>(() => new SampledPhrase(new Dictionary<string, string[]>()).Say(phrase, new Random(1)));
}
