using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Feedback;
using Hotline.Knowledge.Tests.Articles;
using Hotline.Knowledge.Tests.Editing;

namespace Hotline.Knowledge.Tests.Feedback;

public sealed class KnowledgeGapsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_AlikeQuestions_StandTogether_TheMostAskedFirst()
    {
        await using var scenario = await EditingScenario.StartAsync();
        scenario.Questions.Ask("无人机能飞吗", "请问充电桩怎么申请安装", "充电桩安装申请", "您好，充电桩申请安装找谁");

        var list = await scenario.Gaps.ListAsync(Now, Today, isAside: false, Cancel);

        list.Gaps.Select(g => g.Count).ShouldBe([3, 1]);
        list.Gaps[0].Phrasings.ShouldContain("充电桩安装申请");
    }

    [Fact]
    public async Task List_AnsweredByNow_IsCountedAndNotListed()
    {
        await using var scenario = await EditingScenario.StartAsync();
        scenario.Questions.Ask("狗证怎么办", "无人机能飞吗");

        var list = await scenario.Gaps.ListAsync(Now, Today, isAside: false, Cancel);

        list.AnsweredByNow.ShouldBe(1);
        list.Gaps.ShouldHaveSingleItem().Phrasings.ShouldBe(["无人机能飞吗"]);
    }

    [Fact]
    public async Task PutAside_IsGoneForGood_UntilItIsTakenBack()
    {
        await using var scenario = await EditingScenario.StartAsync();
        scenario.Questions.Ask("无人机能飞吗");
        var gap = (await scenario.Gaps.ListAsync(Now, Today, isAside: false, Cancel)).Gaps[0];

        await scenario.Gaps.PutAsideAsync(gap, "wu", Cancel);
        scenario.Questions.Ask("无人机，能飞吗？");

        (await scenario.Gaps.ListAsync(Now, Today, isAside: false, Cancel)).Gaps.ShouldBeEmpty();
        var aside = (await scenario.Gaps.ListAsync(Now, Today, isAside: true, Cancel)).Gaps.ShouldHaveSingleItem();
        await scenario.Gaps.TakeBackAsync(aside, Cancel);
        (await scenario.Gaps.ListAsync(Now, Today, isAside: false, Cancel)).Gaps.ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("我的电话是13800138000怎么查", "我的电话是***怎么查")]
    [InlineData("打 010-1234 5678 没人接", "打 *** 没人接")]
    [InlineData("身份证11010119900101123X丢了", "身份证***丢了")]
    [InlineData("幺三八零零幺三八零零零打不通", "***打不通")]
    [InlineData("我叫张小明，想问老年卡", "我叫***，想问老年卡")]
    [InlineData("社区王主任说要证明", "社区某主任说要证明")]
    [InlineData("my name is John Smith and I lost it", "my name is *** and I lost it")]
    [InlineData("60岁以上3个月怎么办", "60岁以上3个月怎么办")]
    [InlineData("李子树归谁管", "李子树归谁管")]
    public void Mask_WhatSaysWhoAsked_IsHidden(string question, string masked) => QuestionMask.Of(question).ShouldBe(masked);

    [Fact]
    public void Due_ExpiredFirst_ThenExpiring_ThenToReview()
    {
        Article With(string id, string? until, string reviewed) => ShippedArticlesTests.All[0] with
        {
            Id = id,
            Language = "zh-CN",
            ValidFrom = new(2020, 1, 1),
            ValidUntil = until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
            Reviewed = DateOnly.Parse(reviewed, System.Globalization.CultureInfo.InvariantCulture),
        };
        Article[] articles =
        [
            With("fine", null, "2026-11-01"), With("old", null, "2025-01-01"), With("soon", "2026-12-01", "2026-11-01"), With("gone", "2026-11-22", "2026-11-01"),
            With("later", "2027-12-01", "2026-11-01"),
        ];

        var due = DueArticles.Of(articles, Today, new());

        due.Select(d => (d.Article.Id, d.Why)).ShouldBe([("gone", DueReason.Expired), ("soon", DueReason.Expires), ("old", DueReason.Review)]);
    }

    [Fact]
    public void Reason_OfAnAnswer_IsThePhrasingMostLikeTheQuestion()
    {
        var article = ShippedArticlesTests.All.Single(a => a is { Id: "elderly-card", Language: "zh-CN" });

        AnswerReason.Of("请问老年卡怎么办呀", article).Phrasing.ShouldBe("老年卡怎么办");
    }
}
