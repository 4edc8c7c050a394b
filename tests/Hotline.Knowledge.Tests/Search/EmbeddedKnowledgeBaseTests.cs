using Hotline.Knowledge.Search;
using static Hotline.Knowledge.Tests.Search.KnowledgeScenario;

namespace Hotline.Knowledge.Tests.Search;

public sealed class EmbeddedKnowledgeBaseTests
{
    [Theory]
    [InlineData("狗证")]
    [InlineData("请问狗证在哪儿办呀，谢谢")]
    [InlineData("狗證怎麼辦")]
    public void Ask_TwoCharacterWord_IsFound(string question)
    {
        var knowledge = Of(Article("dog", "养犬登记", ["狗证怎么办", "给狗上户口"]), Article("card", "身份证", ["身份证丢了怎么补"]));

        var result = knowledge.Ask(question);

        result.First().ShouldBe("dog");
        result.Verdict.ShouldBe(KnowledgeVerdict.Answer);
    }

    [Fact]
    public void Ask_PhrasingInOneArticleAndBodyOfAnother_PhrasingWins()
    {
        var knowledge = Of(
            Article("body", "小区服务", ["物业电话"], body: "路灯不亮可以报修。路灯不亮，路灯不亮，路灯不亮。"),
            Article("phrasing", "照明报修", ["路灯不亮"]));

        knowledge.Ask("路灯不亮").First().ShouldBe("phrasing");
    }

    [Theory]
    [InlineData("邻居装修吵孩子")]
    [InlineData("邻居周末装修声音")]
    public void Ask_WordsOverAllTextsOfOneArticle_GoBeforeThePhrasingThatSharesMore(string question)
    {
        var knowledge = Of(
            Article("quarrel", "邻里纠纷", ["邻居周末吵架", "邻居不讲理", "邻居打人"], ["邻居", "调解"], "邻居吵架可以请人民调解员。"),
            Article("noise", "装修扰民", ["装修声音太大", "楼上电钻吵醒孩子", "施工队周末不停"], ["装修", "噪声"], "装修在周末和晚上要停，电钻声太吵可以投诉。"));

        knowledge.Ask(question).First().ShouldBe("noise");
    }

    [Theory]
    [InlineData(0, 1f)]
    [InlineData(1, 0.5f)]
    [InlineData(3, 0.25f)]
    public void Alone_IsTheTitlesShareOfWhatIsCompared(int phrasings, float share)
    {
        string[] asked = [.. Enumerable.Range(0, phrasings).Select(i => $"狗证{i}怎么办")];

        IndexBuilder.Build([Article("a", "养犬登记", asked), Article("b", "养犬年检", asked)], SearchWeights.Default).Alone.ShouldBe(share);
    }

    [Theory]
    [InlineData(0, 1.5f)]
    [InlineData(0.5f, 1)]
    [InlineData(1, 0.5f)]
    public void OfNearness_TitlesStandAlone_CountsLessBesideTheWords(float alone, float expected) =>
        new SearchWeights { Meaning = 3, MeaningAlone = 1 }.OfNearness(0.5f, alone).ShouldBe(expected);

    [Fact]
    public void Ask_WordOnlyInBody_IsFound()
    {
        var knowledge = Of(Article("licence", "养犬登记", ["狗证怎么办"], body: "带上疫苗接种记录。"));

        knowledge.Ask("疫苗接种记录").First().ShouldBe("licence");
    }

    [Theory]
    [InlineData("2026-11-30", null)]
    [InlineData("2026-12-01", "heating")]
    [InlineData("2027-03-15", "heating")]
    [InlineData("2027-03-16", null)]
    public void Ask_OnADay_FindsOnlyWhatIsValidThen(string on, string? expected)
    {
        var knowledge = Of(Article("heating", "临时供热", ["临时供热补贴"]) with { ValidFrom = new(2026, 12, 1), ValidUntil = new(2027, 3, 15) });

        knowledge.Ask("临时供热补贴", on: DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)).First().ShouldBe(expected);
    }

    [Fact]
    public void Ask_EnglishQuestion_FindsTheEnglishVersionWhateverTheConversationsLanguage()
    {
        var knowledge = Of(
            Article("dog", "养犬登记", ["狗证怎么办"]),
            Article("dog", "Registering a dog", ["how do I license my dog"], language: "en"),
            Article("power", "Power cut", ["no electricity at home"], language: "en"),
            Article("power", "家里停电", ["停电了"]));

        knowledge.Ask("registering my dogs", "en").Hits[0].Article.ShouldSatisfyAllConditions(a => a.Id.ShouldBe("dog"), a => a.Language.ShouldBe("en"));
        knowledge.Ask("registering my dogs", "zh-CN").Hits[0].Article.Language.ShouldBe("zh-CN");
        knowledge.Ask("狗证怎么办", "en").Hits[0].Article.Language.ShouldBe("en");
    }

    [Fact]
    public void Ask_EnglishWordsInAChineseArticle_AreFoundWhereNoEnglishOneAnswers()
    {
        var knowledge = Of(Article("app", "个税汇算", ["个人所得税APP退钱"]), Article("power", "Power cut", ["no electricity"], language: "en"));

        knowledge.Ask("app", "en").First().ShouldBe("app");
    }

    [Fact]
    public void Find_WithoutThatLanguage_FallsBackToChinese()
    {
        var knowledge = Of(Article("dog", "养犬登记", ["狗证"]));

        knowledge.Find("dog", "en")!.Language.ShouldBe("zh-CN");
        knowledge.Find("cat", "en").ShouldBeNull();
    }

    [Theory]
    [InlineData("请问怎么办")]
    [InlineData("你好我想问一下在哪儿办理呀")]
    [InlineData("how do I do that please")]
    [InlineData("")]
    [InlineData("？？！！……")]
    public void Ask_NothingButQuestionWords_FindsNothing(string question)
    {
        var knowledge = Of(Article("dog", "怎么办理狗证请问", ["请问狗证怎么办在哪儿办呢"]), Article("how", "How to do that", ["how do I do that"], language: "en"));

        knowledge.Ask(question).ShouldBe(KnowledgeResult.Nothing);
    }

    [Fact]
    public void Ask_WithAndWithoutQuestionWords_AnswersTheSame()
    {
        var knowledge = Of(Article("dog", "养犬登记", ["给狗上户口"]), Article("book", "户口簿", ["户口簿丢了"]));

        foreach (var question in new[] { "给狗上户口", "请问给狗上户口怎么办呀，谢谢", "请问狗上户口怎么办呀" })
        {
            knowledge.Ask(question).Verdict.ShouldBe(KnowledgeVerdict.Answer, question);
            knowledge.Ask(question).Hits[0].Article.Id.ShouldBe("dog", question);
        }
    }

    [Fact]
    public void Ask_SameContentAskedInTwoWays_TheOneThatAsksAlikeComesFirst()
    {
        var knowledge = Of(Article("where", "老年卡在哪儿办", []), Article("how", "老年卡怎么办", []));

        knowledge.Ask("老年卡怎么办").Hits[0].Article.Id.ShouldBe("how");
        knowledge.Ask("老年卡在哪儿办").Hits[0].Article.Id.ShouldBe("where");
    }

    [Fact]
    public void Ask_WordThatSeveralArticlesShare_AsksWhich()
    {
        var knowledge = Of(
            Article("lost", "身份证丢失", ["身份证丢了"]), Article("renew", "身份证到期", ["身份证过期了"]), Article("first", "首次申领身份证", ["孩子办身份证"]));

        var result = knowledge.Ask("身份证");

        result.Verdict.ShouldBe(KnowledgeVerdict.Choose);
        result.Hits.Select(h => h.Article.Id).ShouldBe(["lost", "renew", "first"], ignoreOrder: true);
    }

    [Fact]
    public void Ask_NothingInCommon_FindsNothing()
    {
        var knowledge = Of(Article("dog", "养犬登记", ["狗证怎么办"]));

        knowledge.Ask("今天天气怎么样").ShouldBe(KnowledgeResult.Nothing);
    }

    [Fact]
    public void Ask_Hit_NamesTheWordsThatMatched()
    {
        var knowledge = Of(
            Article("dog", "养犬登记", ["给狗上户口"], body: "年检要带疫苗本。"), Article("car", "Vehicle licences", ["renew a licence"], language: "en"));

        knowledge.Ask("我想给小狗上户口，要疫苗本吗").Hits[0].Matched.ShouldBe(["狗上户口", "疫苗本"]);
        knowledge.Ask("Renewing licences?", "en").Hits[0].Matched.ShouldBe(["Renewing", "licences"]);
    }

    [Fact]
    public void Ask_Limit_IsKept()
    {
        var knowledge = Of(Article("a", "身份证丢失", ["身份证丢了"]), Article("b", "身份证到期", ["身份证过期了"]));

        knowledge.Ask("身份证", limit: 1).Hits.Count.ShouldBe(1);
        knowledge.Ask("身份证", limit: 0).Hits.Count.ShouldBe(1);
        knowledge.Ask("身份证", limit: 100).Hits.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Replace_WhileBeingAsked_ShowsTheOldOrTheNewNeverAMixture()
    {
        var token = TestContext.Current.CancellationToken;
        var old = Of(Article("old", "旧", ["暖气不热怎么报修"])).Articles;
        var fresh = Of(Article("new", "新", ["暖气不热怎么报修"]), Article("more", "更多", ["另一件事"])).Articles;
        var knowledge = new EmbeddedKnowledgeBase(old);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var askers = Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                var seen = new HashSet<string?>();
                while (!stop.IsCancellationRequested)
                    seen.Add(knowledge.Ask("暖气不热报修").First());
                return seen;
            },
            token)).ToArray();

        for (var i = 0; i < 200; i++)
            knowledge.Replace(i % 2 == 0 ? fresh : old);
        knowledge.Replace(fresh);
        await stop.CancelAsync();

        foreach (var seen in await Task.WhenAll(askers))
            seen.IsSubsetOf(["old", "new"]).ShouldBeTrue();
        knowledge.Ask("暖气不热报修").First().ShouldBe("new");
        knowledge.Articles.ShouldBe(fresh);
    }

    [Fact]
    public void Ask_HostileText_IsAnsweredQuietly()
    {
        var knowledge = Of(Article("dog", "养犬登记", ["狗证怎么办"]), Article("dog", "Dogs", ["dog licence"], language: "en"));
        string[] hostile =
        [
            new string('狗', 100_000), string.Concat(Enumerable.Repeat("狗证怎么办", 2_000)), string.Concat(Enumerable.Repeat("dog ", 5_000)),
            "😀🐶🀄狗证😀", "\0\u0001\u001b[31m狗证\r\n\t", "\uD800狗证\uDFFF", "\u202E证狗\u202D", "狗\u200D证\uFEFF", new string('\uFFFF', 600),
            "' OR 1=1; --", "${jndi:ldap://x}", "<script>alert(1)</script>", "{\"a\":[[[[", new string('a', 499), "𠀀𠀁狗证", "ＤＯＧ　ｌｉｃｅｎｃｅ",
        ];

        foreach (var text in hostile)
            Should.NotThrow(() => knowledge.Ask(text));
        knowledge.Ask("😀🐶🀄狗证😀").First().ShouldBe("dog");
        knowledge.Ask("\0\u0001\u001b[31m狗证\r\n\t").First().ShouldBe("dog");
        knowledge.Ask("ＤＯＧ　ｌｉｃｅｎｃｅ", "en").First().ShouldBe("dog");
    }

    [Fact]
    public void Ask_LongText_ReadsTheFirst500Characters()
    {
        var knowledge = Of(Article("dog", "养犬登记", ["狗证怎么办"]));

        knowledge.Ask(new string('。', 497) + "狗证").First().ShouldBe("dog");
        knowledge.Ask(new string('。', 500) + "狗证").ShouldBe(KnowledgeResult.Nothing);
    }
}
