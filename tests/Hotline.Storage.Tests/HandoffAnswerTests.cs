using Hotline.Bot.Conversations;
using Hotline.Bot.Handoff;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

public sealed class HandoffAnswerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_AnsweredLeftAndWaiting_AreToldWithTheirTimes()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var start = fixture.Time.GetUtcNow();
        await AskAsync(fixture, "+8613800000001");
        await AskAsync(fixture, "+8613800000002");
        await AskAsync(fixture, "+8613800000003");
        fixture.Time.Advance(TimeSpan.FromSeconds(40));
        var desk = fixture.Get<IOperatorDesk>();
        await desk.ClaimAsync(Key("+8613800000001"), new("a1", "101", fixture.Time.GetUtcNow().AddMinutes(5)), Cancel);
        await SayAsync(fixture, "+8613800000002", new DomainEvent.HandoffEnded("ticket"), HandoffPhase.None);
        // Who asks again while they wait has asked once.
        await AskAsync(fixture, "+8613800000003");

        var answers = await fixture.Get<IHandoffAnswers>().SinceAsync(start, Cancel);

        answers.OrderBy(a => a.Conversation.ConversationId).ShouldBe(
        [
            new(Key("+8613800000001"), start, AnsweredAt: start.AddSeconds(40), AccountId: "a1"),
            new(Key("+8613800000002"), start, LeftAt: start.AddSeconds(40)),
            new(Key("+8613800000003"), start),
        ]);
        (await fixture.Get<IHandoffAnswers>().SinceAsync(start.AddSeconds(1), Cancel)).Select(a => a.Conversation.ConversationId).ShouldBe(["+8613800000003"]);
    }

    [Fact]
    public async Task Pace_IsTheMedianOfWhatOperatorsEnded_OnceThereAreEnough()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (desk, queue) = (fixture.Get<IOperatorDesk>(), fixture.Get<IHandoffQueue>());
        foreach (var minutes in (int[])[2, 30, 4])
        {
            (await queue.PaceAsync(Cancel)).Handling.ShouldBeNull();
            var number = $"+861380000000{minutes % 10}";
            await AskAsync(fixture, number);
            var by = new DeskOperator("a1", "101", fixture.Time.GetUtcNow().AddHours(1));
            await desk.ClaimAsync(Key(number), by, Cancel);
            (await queue.PaceAsync(Cancel)).InHand.ShouldBe(1);
            fixture.Time.Advance(TimeSpan.FromMinutes(minutes));
            await desk.FinishAsync(Key(number), DeskOutcome.WrappedUp, null, by, Cancel);
        }

        (await queue.PaceAsync(Cancel)).ShouldBe(new(InHand: 0, Handling: TimeSpan.FromMinutes(4)));
    }

    private static ConversationKey Key(string number) => new(ChannelIds.Sms, number);

    private static Task AskAsync(StorageFixture fixture, string number)
        => SayAsync(fixture, number, new DomainEvent.HandoffRequested("requested", IsEmergency: false, Skill: null), HandoffPhase.Waiting);

    private static async Task SayAsync(StorageFixture fixture, string number, DomainEvent happened, HandoffPhase phase)
    {
        fixture.Engine.Decide = input => new() { State = input.Conversation.State with { Handoff = phase }, Events = [happened] };
        await fixture.Inbox.AcceptAsync(TestChannels.Text("人工", Guid.NewGuid().ToString("N"), number), Cancel);
    }
}
