using Hotline.Knowledge.Editing;
using Hotline.Knowledge.Search;
using Hotline.Knowledge.Tests.Articles;

namespace Hotline.Knowledge.Tests.Editing;

public sealed class ArticleDeskTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_ByASecondPerson_IsAnsweredFromAtOnce()
    {
        await using var scenario = await EditingScenario.StartAsync();

        await scenario.PublishAsync(EditingScenario.Dog, ArticleText.With("  - 给狗上户口", "  - 养狗要交多少钱"));

        (await AskAsync(scenario, "养狗要交多少钱")).Hits[0].Article.Id.ShouldBe("dog-licence");
        scenario.Knowledge.Find("dog-licence", "en")!.Language.ShouldBe("en");
    }

    [Fact]
    public async Task Publish_NewArticle_StandsBesideTheFiles_AndAgainAfterARestart()
    {
        var versions = new InMemoryVersions();
        var key = new ArticleKey("cat-licence", "zh-CN");
        await using (var scenario = await EditingScenario.StartAsync(versions))
            await scenario.PublishAsync(key, Cat);

        await using var again = await EditingScenario.StartAsync(versions);

        again.Knowledge.Articles.Count.ShouldBe(3);
        (await AskAsync(again, "猫证怎么办")).Hits[0].Article.Id.ShouldBe("cat-licence");
    }

    [Fact]
    public async Task Publish_ByOneWhoWroteInIt_IsRefused()
    {
        await using var scenario = await EditingScenario.StartAsync();
        var draft = await scenario.SaveAsync(EditingScenario.Dog, ArticleText.Faultless);
        var second = (await scenario.Desk.SaveAsync(draft.Key, ArticleText.With("title:", "title: 养犬登记"), draft.Token, EditingScenario.Reviewer, Cancel))
            .ShouldBeOfType<ArticleOutcome.Done>().Version;
        var submitted = await scenario.StepAsync(second, ArticleStep.Submit);

        foreach (var writer in (string[])[EditingScenario.Author, EditingScenario.Reviewer])
            (await scenario.Desk.StepAsync(submitted.Key, ArticleStep.Publish, submitted.Token, null, writer, Cancel)).ShouldBeOfType<ArticleOutcome.Refused>().Why.ShouldBe(ArticleRefusal.OwnText);
    }

    [Fact]
    public async Task Save_OnAnOlderState_ChangesNothingAndShowsThePresentOne()
    {
        await using var scenario = await EditingScenario.StartAsync();
        var first = await scenario.SaveAsync(EditingScenario.Dog, ArticleText.Faultless);
        var others = (await scenario.Desk.SaveAsync(first.Key, ArticleText.With("title:", "title: 别人的题目"), first.Token, "other", Cancel)).ShouldBeOfType<ArticleOutcome.Done>().Version;

        var late = await scenario.Desk.SaveAsync(first.Key, ArticleText.With("title:", "title: 我的题目"), first.Token, EditingScenario.Author, Cancel);

        late.ShouldBeOfType<ArticleOutcome.Stale>().Present!.Token.ShouldBe(others.Token);
        (await scenario.Desk.SaveAsync(first.Key, ArticleText.Faultless, null, EditingScenario.Author, Cancel)).ShouldBeOfType<ArticleOutcome.Stale>();
    }

    [Fact]
    public async Task Submit_Faulty_NamesTheFieldInTheEditorsLanguage()
    {
        await using var scenario = await EditingScenario.StartAsync();
        var draft = await scenario.SaveAsync(EditingScenario.Dog, ArticleText.With("valid-from:", "valid-from: soon"));

        var refused = (await scenario.Desk.StepAsync(draft.Key, ArticleStep.Submit, draft.Token, null, EditingScenario.Author, Cancel)).ShouldBeOfType<ArticleOutcome.Refused>();

        refused.Why.ShouldBe(ArticleRefusal.Faulty);
        refused.Problems.ShouldHaveSingleItem().Key.ShouldBe("valid-from");
    }

    [Fact]
    public async Task Check_PhrasingOfAnotherArticle_NamesThatArticle()
    {
        await using var scenario = await EditingScenario.StartAsync();

        var problem = scenario.Desk.Check(new("cat-licence", "zh-CN"), Cat.Replace("猫证怎么办", "狗证怎么办", StringComparison.Ordinal)).ShouldHaveSingleItem();

        problem.Key.ShouldBe("asked-as");
        problem.Message.ShouldContain("养狗怎么登记");
    }

    [Fact]
    public async Task Withdraw_ArticleOfAFile_IsNotAnsweredUntilItIsReinstated()
    {
        await using var scenario = await EditingScenario.StartAsync();
        (await scenario.Desk.StepAsync(EditingScenario.Dog, ArticleStep.Withdraw, null, " ", EditingScenario.Author, Cancel)).ShouldBeOfType<ArticleOutcome.Refused>().Why.ShouldBe(ArticleRefusal.NoReason);

        var withdrawn = (await scenario.Desk.StepAsync(EditingScenario.Dog, ArticleStep.Withdraw, null, "办法作废", EditingScenario.Author, Cancel)).ShouldBeOfType<ArticleOutcome.Done>().Version;
        scenario.Knowledge.Articles.ShouldBeEmpty();

        await scenario.StepAsync(withdrawn, ArticleStep.Reinstate);
        scenario.Knowledge.Articles.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Withdraw_PublishedVersion_CanBeUndoneAndKeepsItsText()
    {
        await using var scenario = await EditingScenario.StartAsync();
        var published = await scenario.PublishAsync(EditingScenario.Dog, ArticleText.With("title:", "title: 养犬登记"));

        var withdrawn = await scenario.StepAsync(published, ArticleStep.Withdraw, note: "等新规定");
        scenario.Knowledge.Articles.ShouldBeEmpty();
        await scenario.StepAsync(withdrawn, ArticleStep.Reinstate);

        scenario.Knowledge.Find("dog-licence", "zh-CN")!.Title.ShouldBe("养犬登记");
    }

    [Fact]
    public async Task SendBack_ThenSave_GoesThroughReviewAgain()
    {
        await using var scenario = await EditingScenario.StartAsync();
        var submitted = await scenario.StepAsync(await scenario.SaveAsync(EditingScenario.Dog, ArticleText.Faultless), ArticleStep.Submit);

        var back = await scenario.StepAsync(submitted, ArticleStep.SendBack, EditingScenario.Reviewer, "请写清收费");

        back.Stage.ShouldBe(ArticleStage.Draft);
        back.Note.ShouldBe("请写清收费");
        (await scenario.Desk.StepAsync(back.Key, ArticleStep.Publish, back.Token, null, EditingScenario.Reviewer, Cancel)).ShouldBeOfType<ArticleOutcome.Refused>().Why.ShouldBe(ArticleRefusal.WrongStage);
    }

    [Fact]
    public async Task Look_PublishedVersionBecameFaulty_IsLeftOutAndTheFilesStay()
    {
        var versions = new InMemoryVersions();
        await using var scenario = await EditingScenario.StartAsync(versions);
        await scenario.PublishAsync(new("cat-licence", "zh-CN"), Cat);

        // A file comes that claims its phrasing.
        scenario.Folder.With("dog-licence.md", ArticleText.With("  - 给狗上户口", "  - 猫证怎么办"));
        await scenario.Watch.LookAsync(Cancel);

        scenario.Desk.Faults.ShouldHaveSingleItem().File.ShouldBe("cat-licence.md");
        scenario.Knowledge.Find("dog-licence", "zh-CN")!.AskedAs.ShouldContain("猫证怎么办");
        scenario.Knowledge.Find("cat-licence", "zh-CN").ShouldBeNull();
    }

    [Theory]
    [InlineData("../etc", "zh-CN")]
    [InlineData("-a", "zh-CN")]
    [InlineData("", "zh-CN")]
    [InlineData("ok", "fr")]
    public async Task Save_IdOrLanguageIsNone_IsRefused(string id, string language)
    {
        await using var scenario = await EditingScenario.StartAsync();

        (await scenario.Desk.SaveAsync(new(id, language), ArticleText.Faultless, null, EditingScenario.Author, Cancel)).ShouldBeOfType<ArticleOutcome.Refused>().Why.ShouldBe(ArticleRefusal.Unusable);
    }

    [Fact]
    public void Form_WrittenAndReadAgain_IsTheSame()
    {
        var form = ArticleForm.Empty with
        {
            Title = "收费: 多少 # 元",
            AskedAs = ["- 这是问法", "yes", "“引号”和\"引号\"", "*星*", "冒号:"],
            Keywords = ["123", "~"],
            Category = "order",
            Department = "public-security",
            ValidFrom = "2026-01-01",
            Source = "《规定》（2024）",
            Reviewed = "2026-11-01",
            Spoken = "一\\二",
            Body = "第一段\n\n---\n\n- 一\n- 二",
        };

        var read = ArticleForm.Of(EditingScenario.Dog, form.ToText(EditingScenario.Dog));

        read.AskedAs.ShouldBe(form.AskedAs);
        read.Keywords.ShouldBe(form.Keywords);
        (read with { AskedAs = form.AskedAs, Keywords = form.Keywords, Areas = form.Areas }).ShouldBe(form);
    }

    [Fact]
    public void ShippedArticles_ThroughTheForm_HaveNoFault()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "articles"), "*.md"))
        {
            var key = ArticleKey.OfFile(Path.GetFileName(path));
            var text = File.ReadAllText(path);
            var form = ArticleForm.Of(key, text);
            var again = ArticleForm.Of(key, form.ToText(key));
            again.Spoken.ShouldBe(form.Spoken, path);
            again.AskedAs.ShouldBe(form.AskedAs, path);
            again.Body.ShouldBe(form.Body, path);
        }
    }

    [Fact]
    public void Difference_OneCharacterOfALine_MarksThatCharacter()
    {
        var lines = TextDifference.Of("一\n二\n三\n四\n满六十岁就能办\n五", "一\n二\n三\n四\n满六十五岁就能办\n五");

        lines.Select(l => l.Kind).ShouldBe([DifferenceKind.Gap, DifferenceKind.Same, DifferenceKind.Same, DifferenceKind.Removed, DifferenceKind.Added, DifferenceKind.Same]);
        lines[4].Pieces.Where(p => p.IsChanged).ShouldHaveSingleItem().Text.ShouldBe("五");
        TextDifference.Of("同", "同").ShouldBeEmpty();
    }

    internal const string Cat = """
        ---
        id: cat-licence
        title: 养猫要不要登记
        asked-as:
          - 猫证怎么办
        keywords: [养猫]
        category: order
        department: public-security
        areas: []
        valid-from: 2024-01-01
        source: 《办法》
        reviewed: 2026-11-01
        spoken: 养猫不用登记。
        ---
        养猫不用登记。
        """;

    private static async Task<KnowledgeResult> AskAsync(EditingScenario scenario, string question)
        => await scenario.Knowledge.AskAsync(new(question, "zh-CN", Today), Cancel);
}
