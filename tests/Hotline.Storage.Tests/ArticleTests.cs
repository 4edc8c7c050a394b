using Hotline.Bot.Turns;
using Hotline.Knowledge.Editing;
using Hotline.Knowledge.Feedback;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

public sealed class ArticleTests
{
    private static readonly ArticleKey Key = new("dog-licence", "zh-CN");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_OneOfThemHasMovedOn_WritesNone()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var versions = fixture.Get<IArticleVersions>();
        (await versions.WriteAsync([Version(1)], Cancel)).ShouldBeTrue();
        (await versions.WriteAsync([Version(1)], Cancel)).ShouldBeFalse();

        (await versions.WriteAsync([Version(2), Version(1) with { Revision = 3 }], Cancel)).ShouldBeFalse();

        (await versions.HistoryAsync(Key, Cancel)).ShouldHaveSingleItem().Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Write_PublishedInThePlaceOfAnother_IsReadBack_AndMovesTheStamp()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var versions = fixture.Get<IArticleVersions>();
        var first = Version(1) with { Stage = ArticleStage.Published, PublishedBy = "zheng", Authors = ["wu", "li"], Note = "收费变了" };
        await versions.WriteAsync([first], Cancel);
        var stamp = await versions.StampAsync(Cancel);
        await versions.WriteAsync([Version(2)], Cancel);
        (await versions.StampAsync(Cancel)).ShouldBe(stamp);

        await versions.WriteAsync([first with { Revision = 2, Stage = ArticleStage.Superseded }, Version(2) with { Revision = 2, Stage = ArticleStage.Published }], Cancel);

        (await versions.StampAsync(Cancel)).ShouldBeGreaterThan(stamp);
        (await versions.InForceAsync(Cancel)).ShouldHaveSingleItem().Number.ShouldBe(2);
        (await versions.OpenAsync(Cancel)).ShouldBeEmpty();
        var read = (await versions.HistoryAsync(Key, Cancel))[1];
        read.Authors.ShouldBe(["wu", "li"]);
        (read with { Authors = first.Authors }).ShouldBe(first with { Revision = 2, Stage = ArticleStage.Superseded });
    }

    [Fact]
    public async Task Import_IsKeptForItsOwnerAndForADay()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var imports = fixture.Get<IArticleImports>();
        var id = await imports.KeepAsync([new("a.csv", 2, Key, "text")], "wu", Cancel);

        (await imports.FindAsync(id, "li", Cancel)).ShouldBeNull();
        (await imports.FindAsync(id, "wu", Cancel))!.ShouldHaveSingleItem().Key.ShouldBe(Key);
        fixture.Time.Advance(TimeSpan.FromDays(2));
        await imports.KeepAsync([], "li", Cancel);

        (await imports.FindAsync(id, "wu", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Unanswered_AreReadFromTheTurnsThatFoundThem()
    {
        await using var fixture = await StorageFixture.StartAsync();
        fixture.Engine.Decide = input => new() { State = input.Conversation.State, Events = [new DomainEvent.KnowledgeGapFound("无人机能飞吗", "zh-CN"), new DomainEvent.ArticleGiven("a", 1)] };
        await fixture.Inbox.AcceptAsync(TestChannels.Text("无人机能飞吗", "m1"), Cancel);
        var questions = fixture.Get<IUnansweredQuestions>();

        var asked = (await questions.ListAsync(fixture.Time.GetUtcNow().AddDays(-1), 10, Cancel)).ShouldHaveSingleItem();
        await questions.PutAsideAsync(["one", "two", "one"], "wu", Cancel);
        await questions.TakeBackAsync(["two"], Cancel);

        asked.ShouldBe(new("无人机能飞吗", "zh-CN", fixture.Time.GetUtcNow(), "sms"));
        (await questions.PutAsideAsync(Cancel)).ShouldBe(["one"]);
    }

    private static ArticleVersion Version(int number) => new()
    {
        Key = Key,
        Number = number,
        Revision = 1,
        Stage = ArticleStage.Draft,
        Text = "---\n---\n",
        Authors = ["wu"],
        CreatedAt = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero),
        ChangedAt = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero),
    };
}
