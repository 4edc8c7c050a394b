using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Console.Live;
using Hotline.TestKit;

namespace Hotline.Console.Tests;

public sealed class LiveHubTests
{
    private static readonly ConversationKey Chat = new(ChannelIds.WebChat, "c1");
    private static readonly Touched Queue = new(ChangeKind.Queue, "");

    [Fact]
    public async Task Conversation_WakesItsPagesAtOnce_AndNoOthers()
    {
        await using var fixture = await StorageFixture.StartAsync();
        using var hub = new LiveHub(fixture.Get<ICommitFeed>(), fixture.Time);
        using var shown = hub.Open(new() { Queue = true, Conversation = Chat });
        using var other = hub.Open(new() { Queue = true, Conversation = new(ChannelIds.WebChat, "c2") });

        fixture.Get<ICommitFeed>().Raise(new([Touched.Of(Chat), Queue], isFromElsewhere: false));

        shown.Take().HasFlag(LiveChange.Page).ShouldBeTrue();
        other.Take().HasFlag(LiveChange.Page).ShouldBeFalse();
    }

    [Fact]
    public async Task Places_AllTaken_TheNextWaitsUntilOneIsGivenBack()
    {
        await using var fixture = await StorageFixture.StartAsync();
        using var hub = new LiveHub(fixture.Get<ICommitFeed>(), fixture.Time);
        var cancel = TestContext.Current.CancellationToken;
        var taken = new List<IDisposable>();
        for (var i = 0; i < LiveHub.MostAtOnce; i++)
            taken.Add(await hub.EnterAsync(LiveChange.Page, cancel));

        var next = hub.EnterAsync(LiveChange.All, cancel);
        next.IsCompleted.ShouldBeFalse();
        taken[0].Dispose();

        (await next).Dispose();
        taken[1].Dispose();
    }

    [Fact]
    public async Task Places_EveryDeskReadsTheQueue_APageIsLetInAllTheSame()
    {
        await using var fixture = await StorageFixture.StartAsync();
        using var hub = new LiveHub(fixture.Get<ICommitFeed>(), fixture.Time);
        var cancel = TestContext.Current.CancellationToken;
        Task<IDisposable>[] desks = [.. Enumerable.Range(0, LiveHub.MostAtOnce + LiveHub.MostForQueue).Select(_ => hub.EnterAsync(LiveChange.Queue, cancel).AsTask())];

        desks.Count(d => d.IsCompleted).ShouldBe(LiveHub.MostForQueue);
        hub.EnterAsync(LiveChange.Page, cancel).AsTask().IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Change_AfterAWhile_IsShownAtOnce_AndWhatFollowsCloselyTogether()
    {
        await using var fixture = await StorageFixture.StartAsync();
        using var hub = new LiveHub(fixture.Get<ICommitFeed>(), fixture.Time);
        using var page = hub.Open(new() { Conversation = Chat });
        var cancel = TestContext.Current.CancellationToken;

        var first = LivePage.WaitAsync(page, fixture.Time, cancel);
        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        page.Raise(LiveChange.Page);
        (await first).ShouldBe(true);

        page.Raise(LiveChange.Page);
        var second = LivePage.WaitAsync(page, fixture.Time, cancel);
        second.IsCompleted.ShouldBeFalse();
        page.Raise(LiveChange.Page);
        fixture.Time.Advance(LivePage.Burst);
        (await second).ShouldBe(true);
    }

    [Fact]
    public async Task Queue_ThatChangesWithoutPause_WakesDesksTwiceASecond_AndTheLastChangeIsNotLost()
    {
        await using var fixture = await StorageFixture.StartAsync();
        using var hub = new LiveHub(fixture.Get<ICommitFeed>(), fixture.Time);
        using var desk = hub.Open(new() { Queue = true });
        var woken = 0;
        for (var i = 0; i < 100; i++)
        {
            fixture.Get<ICommitFeed>().Raise(new([Queue], isFromElsewhere: false));
            fixture.Time.Advance(TimeSpan.FromMilliseconds(20));
            woken += desk.Take() == LiveChange.Queue ? 1 : 0;
        }

        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        woken += desk.Take() == LiveChange.Queue ? 1 : 0;
        fixture.Time.Advance(TimeSpan.FromSeconds(10));

        woken.ShouldBeInRange(4, 6);
        hub.QueueVersion.ShouldBe(woken);
        desk.Take().ShouldBe(LiveChange.None);
    }

    [Fact]
    public async Task SignOfWriting_WakesWhoLooksAtTheConversation_UnlessItIsTheDesksOwn()
    {
        await using var fixture = await StorageFixture.StartAsync();
        using var hub = new LiveHub(fixture.Get<ICommitFeed>(), fixture.Time);
        using var shown = hub.Open(new() { Conversation = Chat });

        fixture.Get<IConversationSigns>().Write(Chat, ConversationSide.Desk);
        var own = shown.Take();
        fixture.Get<IConversationSigns>().Write(Chat, ConversationSide.Resident);

        own.ShouldBe(LiveChange.None);
        shown.Take().ShouldBe(LiveChange.Page);
    }
}
