using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class WaitingTests
{
    private static readonly DateTimeOffset AskedAt = Opened.AddMinutes(15);

    [Fact]
    public void Ask_PausesTheResolutionClockOnly()
    {
        var ticket = In(TicketStatus.AwaitingResident);
        ticket.Waiting.ShouldBe(new Waiting("请问是哪一盏路灯？", AskedAt, AskedAt.AddDays(2), AskedAt.AddDays(5), false));
        ticket.Clocks.Select(clock => clock.IsPaused).ShouldBe([false, false, true]);
        ticket.Clocks[2].NextStepAt.ShouldBeNull();
        Desk.PromiseOf(ticket).ResolveBy.ShouldBeNull();
    }

    [Fact]
    public void Answer_OfTheResident_LetsTheClockGoOnWithWhatWasLeft()
    {
        var change = In(TicketStatus.AwaitingResident).Change(Of(CommandKind.AddFromResident), Actor.Bot, AskedAt.AddHours(30));
        change.Events.TakeLast(3).Select(e => e.GetType()).ShouldBe([typeof(ResidentAdded), typeof(WaitingEnded), typeof(ClockResumed)]);
        var clock = change.After.Clocks[2];
        change.After.Status.ShouldBe(TicketStatus.InProgress);
        clock.DeadlineAt.ShouldBe(Opened.AddDays(7).AddHours(30));
        clock.Pauses.ShouldBe([new(AskedAt, AskedAt.AddHours(30), PauseReason.AwaitingResident)]);
    }

    [Fact]
    public void Sweep_WithoutAnswer_RemindsAndGoesOnAtTheirInstantsHoweverLate()
    {
        var change = Sweeper.Sweep(In(TicketStatus.AwaitingResident), Opened.AddDays(60))!;
        change.Events.OfType<ResidentReminded>().Single().At.ShouldBe(AskedAt.AddDays(2));
        var ended = change.Events.OfType<WaitingEnded>().Single();
        (ended.At, ended.Cause).ShouldBe((AskedAt.AddDays(5), WaitingEnd.TimedOut));
        change.After.Clocks[2].BreachedAt.ShouldBe(Opened.AddDays(12));
        change.Events.Select(e => e.At).ShouldBeInOrder();
        Sweeper.Sweep(change.After, Opened.AddDays(90)).ShouldBeNull();
    }

    [Fact]
    public void Answer_AfterTheTimeIsOver_FindsTheTicketInProgress()
    {
        var change = In(TicketStatus.AwaitingResident).Change(Of(CommandKind.AddFromResident), Actor.Bot, AskedAt.AddDays(6));
        change.Events.OfType<WaitingEnded>().Single().Cause.ShouldBe(WaitingEnd.TimedOut);
        change.After.Status.ShouldBe(TicketStatus.InProgress);
    }

    [Fact]
    public void StopWaiting_ByTheDepartment_GoesOn() =>
        In(TicketStatus.AwaitingResident).After(Of(CommandKind.StopWaiting), Staff, AskedAt.AddHours(1)).Clocks[2].DeadlineAt.ShouldBe(Opened.AddDays(7).AddHours(1));

    [Fact]
    public void Ask_OftenerThanAllowed_IsRefused()
    {
        var ticket = In(TicketStatus.InProgress);
        for (var n = 1; n <= 2; n++)
            ticket = ticket.After(Of(CommandKind.AskResident), Staff, Opened.AddHours(n)).After(Of(CommandKind.StopWaiting), Staff, Opened.AddHours(n));
        ticket.Clocks[2].DeadlineAt.ShouldBe(Opened.AddDays(7));
        ticket.Refused(Of(CommandKind.AskResident), Staff, Opened.AddHours(3)).ShouldBe(Refusal.AskedOftenEnough);
    }

    [Fact]
    public void Withdraw_WhileWaiting_EndsThePauseAndTheClock()
    {
        var clock = In(TicketStatus.AwaitingResident).After(Of(CommandKind.Withdraw), Actor.Bot, AskedAt.AddHours(5)).Clocks[2];
        (clock.StoppedAt, clock.Elapsed, clock.Pauses[0].To).ShouldBe((AskedAt.AddHours(5), TimeSpan.FromMinutes(15), AskedAt.AddHours(5)));
    }
}
