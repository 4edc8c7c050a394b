using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class ClockSweeperTests
{
    [Fact]
    public void Sweep_NothingDue_IsNull() => Sweeper.Sweep(Open(Streetlight), Opened.AddMinutes(59)).ShouldBeNull();

    [Fact]
    public void Sweep_AtTheInstantOfAWarning_RecordsItWithItsInstant()
    {
        var change = Sweeper.Sweep(Open(Streetlight), Opened.AddMinutes(60)).ShouldNotBeNull();
        var warned = change.Events.ShouldHaveSingleItem().ShouldBeOfType<ClockWarned>();
        (warned.Clock, warned.SharePercent, warned.At, warned.By).ShouldBe((ClockKind.SignIn, 50, Opened.AddMinutes(60), Actor.System));
        change.After.Clocks[0].Warnings.Select(warning => warning.Recorded).ShouldBe([true, false]);
    }

    [Fact]
    public void Sweep_AfterDaysOfDowntime_RecordsEverythingOnceInOrderWithItsOwnInstants()
    {
        var change = Sweeper.Sweep(Open(Streetlight), Opened.AddDays(30)).ShouldNotBeNull();
        change.Events.Count.ShouldBe(18);
        change.Events.Select(e => e.At).ShouldBeInOrder();
        change.Events.Select(e => e.Sequence).ShouldBe(Enumerable.Range(3, 18).Select(n => (long)n));
        change.Events.OfType<ClockEscalated>().Where(e => e.Clock == ClockKind.SignIn).Select(e => (e.Level, e.To, e.At)).ShouldBe(
            [(1, EscalationTarget.DepartmentHead, At(2026, 3, 9, 12)), (2, EscalationTarget.Supervisor, At(2026, 3, 10, 12)), (3, EscalationTarget.CityLeader, At(2026, 3, 12, 12))]);
        change.Events.OfType<ClockBreached>().Select(e => (e.Clock, e.At)).ShouldBe(
            [(ClockKind.SignIn, At(2026, 3, 9, 12)), (ClockKind.FirstContact, At(2026, 3, 10, 10)), (ClockKind.Resolution, At(2026, 3, 16, 10))]);
        change.After.Clocks.ShouldAllBe(clock => clock.BreachedAt == clock.DeadlineAt && clock.NextStepAt == null);
        Sweeper.Sweep(change.After, Opened.AddDays(60)).ShouldBeNull();
    }

    [Fact]
    public void Sweep_WarningBreachAndLadderOfOneClockTogether_StandInOrder()
    {
        var events = Sweeper.Sweep(Open(Streetlight), Opened.AddHours(2))!.Events;
        events.Select(e => e switch { ClockWarned w => w.SharePercent, ClockBreached => 100, ClockEscalated => 101, _ => 0 }).ShouldBe([50, 80, 100, 101]);
    }

    [Fact]
    public void Sweep_MetClock_StaysSilent()
    {
        var ticket = In(TicketStatus.InProgress);
        Sweeper.Sweep(ticket, Opened.AddHours(3)).ShouldBeNull();
    }

    [Fact]
    public void Sweep_TicketInTriage_HasNoClocks() => Sweeper.Sweep(Open(Unclear), Opened.AddYears(1)).ShouldBeNull();
}
