using Hotline.Bot.Conversations;
using Hotline.Bot.Handoff;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Outbox;
using Hotline.Storage.Requests;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Storage.Tests;

public sealed class DeskTests
{
    private static readonly ConversationKey Key = new(ChannelIds.Sms, "+8613800138000");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claim_TwoOperatorsAtOnce_OneHasIt()
    {
        await using var fixture = await WaitingAsync();
        var desk = fixture.Get<IOperatorDesk>();

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => desk.ClaimAsync(Key, Operator(fixture, $"a{n}"), Cancel))));

        results.Count(r => r is DeskResult.Done).ShouldBe(1);
        results.OfType<DeskResult.Refused>().ShouldAllBe(r => r.Reason == DeskRefusal.TakenByAnother);
        (await fixture.Get<IDeskReader>().WaitingAsync(10, Cancel)).ShouldBeEmpty();
        (await fixture.Get<IDeskReader>().ClaimedAsync(null, Cancel)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Claim_ResidentIsTold_AndTheStandardEventIsLogged()
    {
        await using var fixture = await WaitingAsync();

        await fixture.Get<IOperatorDesk>().ClaimAsync(Key, Operator(fixture, "a1"), Cancel);

        var log = await fixture.Get<IConversationLog>().ReadAsync(Key, 0, 100, Cancel);
        log[^2].Activity.Name.ShouldBe(EventNames.HandoffStatus);
        log[^2].Activity.Value!.Value.GetProperty("state").GetString().ShouldBe("accepted");
        log[^1].Activity.Text.ShouldNotBeNull().ShouldContain("101");
        (await fixture.Store.LoadAsync(Key, Cancel))!.State.Handoff.ShouldBe(HandoffPhase.WithOperator);
        Database.Scalar(fixture, "SELECT count(*) FROM outbox").ShouldBe(1L);
    }

    [Fact]
    public async Task Reply_ByAnother_IsRefusedAndNothingIsSent()
    {
        await using var fixture = await ClaimedAsync();

        var result = await fixture.Get<IOperatorDesk>().ReplyAsync(Key, "您好", Operator(fixture, "a2"), Cancel);

        result.ShouldBe(new DeskResult.Refused(DeskRefusal.NotYours));
        Database.Scalar(fixture, "SELECT count(*) FROM outbox").ShouldBe(1L);
    }

    [Fact]
    public async Task Reply_SameRequestManyTimesAtOnce_IsSaidOnce_AndEachIsToldThatItIsDone()
    {
        await using var fixture = await ClaimedAsync();
        var by = Operator(fixture, "a1") with { Request = new("desk:a1", "reply-1", "reply") };
        var desk = fixture.Get<IOperatorDesk>();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => desk.ReplyAsync(Key, "您好", by, Cancel))));

        results.ShouldAllBe(r => r is DeskResult.Done);
        results.Count(r => r is DeskResult.Done { WasBefore: false }).ShouldBe(1);
        (await desk.ReplyAsync(Key, "您好", by with { Request = new("desk:a1", "reply-2", "reply") }, Cancel)).ShouldBe(new DeskResult.Done());
        (await fixture.Get<IConversationLog>().ReadAsync(Key, 0, 100, Cancel)).Count(l => l.Activity.Text == "您好").ShouldBe(2);
    }

    [Fact]
    public async Task Finish_AnotherNodeDoesTheSameRequestWhileItIsDecided_IsDone()
    {
        var request = new RequestMark("desk:a1", "finish-1", "finish");
        await using var fixture = await ClaimedAsync(services => services.AddSingleton<IRequestMarks>(
            provider => new OvertakenMarks(ActivatorUtilities.CreateInstance<RequestMarks>(provider), () => OtherNodeFinishesAsync(provider.GetRequiredService<ITurnStore>()))));

        var result = await fixture.Get<IOperatorDesk>().FinishAsync(Key, DeskOutcome.WrappedUp, wrapUp: null, Operator(fixture, "a1") with { Request = request }, Cancel);

        result.ShouldBe(new DeskResult.Done(WasBefore: true));
        (await fixture.Get<IDeskReader>().FindAsync(Key, Cancel)).ShouldBeNull();

        async Task OtherNodeFinishesAsync(ITurnStore store)
        {
            var found = (await store.LoadAsync(Key, Cancel)).ShouldNotBeNull();
            var after = found with { State = found.State with { Handoff = HandoffPhase.None }, Version = found.Version + 1 };
            var commit = new TurnCommit { At = DateTimeOffset.UnixEpoch, Conversation = after, Request = request, Events = [new DomainEvent.HandoffEnded("wrappedUp", null)] };
            (await store.CommitAsync(commit, Cancel)).Kind.ShouldBe(CommitKind.Committed);
        }
    }

    [Fact]
    public async Task Refused_RequestSentAgain_IsDecidedAgain()
    {
        await using var fixture = await WaitingAsync();
        var by = Operator(fixture, "a1") with { Request = new("desk:a1", "reply-1", "reply") };
        var desk = fixture.Get<IOperatorDesk>();
        (await desk.ReplyAsync(Key, "您好", by, Cancel)).ShouldBe(new DeskResult.Refused(DeskRefusal.NotYours));
        await desk.ClaimAsync(Key, Operator(fixture, "a1"), Cancel);

        (await desk.ReplyAsync(Key, "您好", by, Cancel)).ShouldBe(new DeskResult.Done());
    }

    [Fact]
    public async Task Find_AfterPushes_SaysHowManySinceTheResidentWrote()
    {
        await using var fixture = await ClaimedAsync();
        var outbox = fixture.Get<IOutboxStore>();
        foreach (var message in await outbox.ClaimAsync(10, TimeSpan.FromMinutes(1), Cancel))
            await outbox.FinishAsync(message, new SendResult.Sent(null), null, Cancel);
        var pushed = await fixture.Get<IDeskReader>().FindAsync(Key, Cancel);

        await fixture.Inbox.AcceptAsync(TestChannels.Text("还在吗", "again"), Cancel);

        pushed.ShouldNotBeNull().PushedSinceLastInbound.ShouldBe(1);
        (await fixture.Get<IDeskReader>().FindAsync(Key, Cancel)).ShouldNotBeNull().PushedSinceLastInbound.ShouldBe(0);
    }

    [Fact]
    public async Task Reply_WhileTheResidentWrites_BothAreKept()
    {
        await using var fixture = await ClaimedAsync();
        var by = Operator(fixture, "a1");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async n =>
        {
            await fixture.Inbox.AcceptAsync(TestChannels.Text($"市民{n}", $"in{n}"), Cancel);
            (await fixture.Get<IOperatorDesk>().ReplyAsync(Key, $"接线员{n}", by, Cancel)).ShouldBe(new DeskResult.Done());
        }));

        var texts = (await fixture.Get<IConversationLog>().ReadAsync(Key, 0, 200, Cancel)).Select(l => l.Activity.Text).ToArray();
        Enumerable.Range(0, 10).ShouldAllBe(n => texts.Contains($"市民{n}") && texts.Contains($"接线员{n}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task Reply_WithoutText_IsRefused(string? text)
    {
        await using var fixture = await ClaimedAsync();

        (await fixture.Get<IOperatorDesk>().ReplyAsync(Key, text ?? new string('长', 601), Operator(fixture, "a1"), Cancel))
            .ShouldBe(new DeskResult.Refused(DeskRefusal.TextMissingOrTooLong));
    }

    [Fact]
    public async Task Return_AfterTheLeaseRanOut_KeepsItsPlaceInTheQueue()
    {
        await using var fixture = await ClaimedAsync();
        var reader = fixture.Get<IDeskReader>();
        var asked = (await reader.FindAsync(Key, Cancel))!.RequestedAt;
        (await reader.ExpiredAsync(fixture.Time.GetUtcNow(), Cancel)).ShouldBeEmpty();
        fixture.Time.Advance(TimeSpan.FromMinutes(2));
        (await reader.ExpiredAsync(fixture.Time.GetUtcNow(), Cancel)).ShouldHaveSingleItem();

        await fixture.Get<IOperatorDesk>().ReturnAsync(Key, "a1", "lost", Cancel);

        var waiting = (await reader.WaitingAsync(10, Cancel)).ShouldHaveSingleItem();
        waiting.RequestedAt.ShouldBe(asked);
        waiting.AccountId.ShouldBeNull();
        (await fixture.Store.LoadAsync(Key, Cancel))!.State.Handoff.ShouldBe(HandoffPhase.Waiting);
    }

    [Fact]
    public async Task Waiting_SeveralConversations_EmergenciesFirstAndEachWithItsOwnWords()
    {
        await using var fixture = await WaitingAsync();
        foreach (var (resident, isEmergency) in new[] { (1, false), (2, true), (3, false) })
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
            fixture.Engine.Decide = input => new()
            {
                State = input.Conversation.State with { Handoff = HandoffPhase.Waiting },
                Replies = [new Activity { Text = "请稍候" }],
                Events = [new DomainEvent.HandoffRequested("requested", isEmergency, Skill: null)],
            };
            await fixture.Inbox.AcceptAsync(TestChannels.Text($"这是市民{resident}的事情", $"SM{resident}", $"+861390000000{resident}"), Cancel);
        }

        var reader = fixture.Get<IDeskReader>();
        var waiting = await reader.WaitingAsync(3, Cancel);
        waiting.Select(e => (e.IsEmergency, e.LastWords, e.AwaitsAnswer)).ShouldBe([(true, "这是市民2的事情", false), (false, "人工", true), (false, "这是市民1的事情", false)]);
        (await reader.LoadsAsync(Cancel)).ShouldBeEmpty();

        await fixture.Get<IOperatorDesk>().ClaimAsync(waiting[0].Reference.Key, Operator(fixture, "a1"), Cancel);
        await fixture.Get<IOperatorDesk>().ClaimAsync(waiting[2].Reference.Key, Operator(fixture, "a1"), Cancel);
        await fixture.Get<IOperatorDesk>().ClaimAsync(Key, Operator(fixture, "a2"), Cancel);

        (await reader.LoadsAsync(Cancel)).OrderBy(l => l.Key).ShouldBe([KeyValuePair.Create("a1", 2), KeyValuePair.Create("a2", 1)]);
        (await reader.WaitingAsync(10, Cancel)).ShouldHaveSingleItem().LastWords.ShouldBe("这是市民3的事情");
    }

    [Fact]
    public async Task Renew_KeepsTheClaim()
    {
        await using var fixture = await ClaimedAsync();
        fixture.Time.Advance(TimeSpan.FromMinutes(2));

        await fixture.Get<IDeskReader>().RenewAsync(["a1"], fixture.Time.GetUtcNow().AddMinutes(1), Cancel);

        (await fixture.Get<IDeskReader>().ExpiredAsync(fixture.Time.GetUtcNow(), Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WrapUp_TheConversationLeavesTheDesk_AndBeginsAnew()
    {
        await using var fixture = await ClaimedAsync();

        await fixture.Get<IOperatorDesk>().FinishAsync(Key, DeskOutcome.WrappedUp, new(WrapUpResult.Answered, "告诉了窗口时间"), Operator(fixture, "a1"), Cancel);

        (await fixture.Get<IDeskReader>().FindAsync(Key, Cancel)).ShouldBeNull();
        var state = (await fixture.Store.LoadAsync(Key, Cancel))!.State;
        state.Handoff.ShouldBe(HandoffPhase.None);
        state.Stack.ShouldBeEmpty();
        var note = (await fixture.Get<IDeskReader>().NotesAsync(Key, Cancel)).ShouldHaveSingleItem();
        (note.AccountId, note.Text, note.Result).ShouldBe(("a1", "告诉了窗口时间", nameof(WrapUpResult.Answered)));
    }

    [Fact]
    public async Task Transfer_ToAPerson_WaitsForThemAtItsOldPlace_AndTheNoteStaysInside()
    {
        await using var fixture = await ClaimedAsync();
        var asked = (await fixture.Get<IDeskReader>().FindAsync(Key, Cancel))!.RequestedAt;
        fixture.Time.Advance(TimeSpan.FromMinutes(5));

        var result = await fixture.Get<IOperatorDesk>().TransferAsync(Key, new("a2", Skill: "en", Note: "要懂英语的"), Operator(fixture, "a1"), Cancel);

        result.ShouldBe(new DeskResult.Done());
        var waiting = (await fixture.Get<IDeskReader>().WaitingAsync(10, Cancel)).ShouldHaveSingleItem();
        (waiting.RequestedAt, waiting.WantedAccountId, waiting.Skill, waiting.AccountId).ShouldBe((asked, "a2", "en", null));
        (await fixture.Get<IDeskReader>().NotesAsync(Key, Cancel)).ShouldHaveSingleItem().Text.ShouldBe("要懂英语的");
        var log = await fixture.Get<IConversationLog>().ReadAsync(Key, 0, 100, Cancel);
        log.ShouldAllBe(l => l.Activity.Text == null || !l.Activity.Text.Contains("英语"));
        log[^1].Activity.Text.ShouldNotBeNull().ShouldContain("转给");
        Database.Scalar(fixture, "SELECT count(*) FROM outbox WHERE payload LIKE '%英语%'").ShouldBe(0L);
    }

    [Fact]
    public async Task Note_OfAColleague_IsKeptInPlace_AndReachesNoResident()
    {
        await using var fixture = await ClaimedAsync();
        var before = await fixture.Get<IConversationLog>().ReadAsync(Key, 0, 100, Cancel);

        (await fixture.Get<IOperatorDesk>().NoteAsync(Key, " 上周也来过 ", Operator(fixture, "a2"), Cancel)).ShouldBe(new DeskResult.Done());

        var note = (await fixture.Get<IDeskReader>().NotesAsync(Key, Cancel)).ShouldHaveSingleItem();
        (note.AccountId, note.Text, note.Result, note.AfterSequence).ShouldBe(("a2", "上周也来过", null, before[^1].Sequence));
        (await fixture.Get<IConversationLog>().ReadAsync(Key, 0, 100, Cancel)).Count.ShouldBe(before.Count);
        Database.Scalar(fixture, "SELECT count(*) FROM outbox").ShouldBe(1L);
    }

    [Fact]
    public async Task Note_TooLongOrEmpty_IsRefused()
    {
        await using var fixture = await ClaimedAsync();
        var desk = fixture.Get<IOperatorDesk>();

        (await desk.NoteAsync(Key, "  ", Operator(fixture, "a1"), Cancel)).ShouldBe(new DeskResult.Refused(DeskRefusal.TextMissingOrTooLong));
        (await desk.NoteAsync(Key, new string('长', 2001), Operator(fixture, "a1"), Cancel)).ShouldBe(new DeskResult.Refused(DeskRefusal.TextMissingOrTooLong));
    }

    [Fact]
    public async Task OpenTicket_IsRoutedAndTheResidentHearsItsNumber()
    {
        await using var fixture = await ClaimedAsync();
        var matter = new Matter { Description = "路灯不亮", Kind = TicketKind.Help };

        var result = await fixture.Get<IOperatorDesk>().OpenTicketAsync(Key, matter, new("王先生"), Operator(fixture, "a1"), Cancel);

        var ticket = result.ShouldBeOfType<DeskResult.Done>().Ticket.ShouldNotBeNull();
        (await fixture.Get<ITicketReader>().FindAsync(ticket.Number, Cancel)).ShouldNotBeNull().Resident.Phone.ShouldBe("+8613800138000");
        var log = await fixture.Get<IConversationLog>().ReadAsync(Key, 0, 100, Cancel);
        log[^1].Activity.Text.ShouldNotBeNull().ShouldContain(ticket.Number.ToString());
    }

    private static DeskOperator Operator(StorageFixture fixture, string id) => new(id, "101", fixture.Time.GetUtcNow().AddMinutes(1));

    private static async Task<StorageFixture> WaitingAsync(Action<IServiceCollection>? more = null)
    {
        var fixture = await StorageFixture.StartAsync(more: more);
        fixture.Engine.Decide = input => new()
        {
            State = input.Conversation.State with { Handoff = HandoffPhase.Waiting },
            Events = [new DomainEvent.HandoffRequested("requested", IsEmergency: false, Skill: null)],
        };
        await fixture.Inbox.AcceptAsync(TestChannels.Text("人工", "first"), Cancel);
        fixture.Engine.Decide = input => new() { State = input.Conversation.State };
        return fixture;
    }

    private static async Task<StorageFixture> ClaimedAsync(Action<IServiceCollection>? more = null)
    {
        var fixture = await WaitingAsync(more);
        (await fixture.Get<IOperatorDesk>().ClaimAsync(Key, Operator(fixture, "a1"), Cancel)).ShouldBe(new DeskResult.Done());
        return fixture;
    }

    /// <summary>Marks of a node that another overtakes right after it first looked whether a request was carried out.</summary>
    private sealed class OvertakenMarks(IRequestMarks inner, Func<Task> overtake) : IRequestMarks
    {
        private bool isOvertaken;

        public async Task<MarkedRequest?> FindAsync(string scope, string key, CancellationToken cancellationToken)
        {
            var found = await inner.FindAsync(scope, key, cancellationToken);
            if (isOvertaken)
                return found;
            isOvertaken = true;
            await overtake();
            return found;
        }

        public Task<bool> TryTakeAsync(RequestMark request, DateTimeOffset at, CancellationToken cancellationToken)
            => inner.TryTakeAsync(request, at, cancellationToken);

        public Task ReleaseAsync(RequestMark request, CancellationToken cancellationToken) => inner.ReleaseAsync(request, cancellationToken);

        public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) => inner.ForgetAsync(before, cancellationToken);
    }
}
