using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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

    [Fact]
    public void Recompute_MissingYearIsLoaded_MovesTheDeadlineAndTakesTheFlagAway()
    {
        var flagged = Open(Streetlight, At(2026, 12, 31, 10));
        var contact = flagged.Clocks[1];
        (contact.IsFlagged, contact.AwaitsCalendar, contact.DeadlineAt).ShouldBe((true, true, At(2027, 1, 1, 10)));
        Sweeper.Recompute(flagged, At(2026, 12, 31, 11)).ShouldBeNull();

        using var files = NewYear2027();
        var change = With(files).Recompute(flagged, At(2026, 12, 31, 11)).ShouldNotBeNull();
        change.Events.OfType<ClockRecomputed>().ShouldHaveSingleItem().Clock.ShouldBe(ClockKind.FirstContact);
        var recomputed = change.After.Clocks[1];
        (recomputed.IsFlagged, recomputed.DeadlineAt).ShouldBe((false, At(2027, 1, 4, 10)));
        recomputed.CalendarVersion.ShouldStartWith("2007-2027/");
        change.After.Clocks[2].ShouldBe(flagged.Clocks[2]);
        With(files).Recompute(change.After, At(2026, 12, 31, 12)).ShouldBeNull();
    }

    [Fact]
    public void Recompute_DeadlineThatWouldHavePassed_FallsDueNow()
    {
        // By weekdays the first of the new year's Saturdays is free; the notice makes it a working day, and the deadline comes sooner.
        var flagged = Open(Streetlight, At(2027, 1, 8, 17));
        flagged.Clocks[1].DeadlineAt.ShouldBe(At(2027, 1, 11, 17));
        using var files = new TemporaryConfiguration().Write("calendars/notice-2027.csv", "date,name,is_off_day\n2027-01-01,元旦,True\n2027-01-09,元旦,False\n");
        var now = At(2027, 1, 10, 12);
        var swept = Sweeper.Sweep(flagged, now)?.After ?? flagged;
        var change = With(files).Recompute(swept, now).ShouldNotBeNull();
        change.After.Clocks[1].DeadlineAt.ShouldBe(now);
        With(files).Sweep(change.After, now)!.Events.OfType<ClockBreached>().ShouldContain(breach => breach.Clock == ClockKind.FirstContact && breach.At == now);
    }

    [Fact]
    public void Recompute_BreachThatTheNoticeMakesTooSoon_IsLifted()
    {
        var flagged = Open(Streetlight, At(2026, 12, 31, 10));
        var breached = Sweeper.Sweep(flagged, At(2027, 1, 2, 12))!.After;
        breached.Clocks[1].BreachedAt.ShouldBe(At(2027, 1, 1, 10));

        using var files = NewYear2027();
        var recomputed = With(files).Recompute(breached, At(2027, 1, 2, 12))!.After;

        (recomputed.Clocks[1].DeadlineAt, recomputed.Clocks[1].BreachedAt).ShouldBe((At(2027, 1, 4, 10), null));
        recomputed.Clocks[1].Escalations.ShouldAllBe(rung => !rung.Recorded);
        With(files).Sweep(recomputed, At(2027, 1, 4, 11))!.Events.OfType<ClockBreached>().ShouldContain(b => b.ClockId == 2 && b.At == At(2027, 1, 4, 10));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(11, true)]
    public void Recompute_ClockThatWasMetMeanwhile_IsLateOnlyByTheNoticesDeadline(int hour, bool isLate)
    {
        var signed = Done(Open(Streetlight, At(2026, 12, 31, 10)), new TicketCommand.SignIn(), At(2026, 12, 31, 11));
        var met = Done(signed, new TicketCommand.RecordContact("电话", "已联系"), At(2027, 1, 4, hour));
        met.Clocks[1].BreachedAt.ShouldBe(At(2027, 1, 1, 10));

        using var files = NewYear2027();
        var recomputed = With(files).Recompute(met, At(2027, 1, 5, 9))!.After.Clocks[1];

        (recomputed.IsFlagged, recomputed.IsMetInTime).ShouldBe((false, !isLate));
        recomputed.BreachedAt.ShouldBe(isLate ? At(2027, 1, 4, 10) : null);
    }

    [Fact]
    public void Recompute_BreachThatStandsByTheNotice_StaysWithItsLadder()
    {
        // Due on Tuesday 5 January both by weekdays and by the notice.
        var flagged = Open(Streetlight, At(2027, 1, 4, 10));
        var breached = Sweeper.Sweep(flagged, At(2027, 1, 5, 12))!.After;

        using var files = NewYear2027();
        var recomputed = With(files).Recompute(breached, At(2027, 1, 5, 12))!.After;

        recomputed.Clocks[1].IsFlagged.ShouldBeFalse();
        recomputed.Clocks[1].BreachedAt.ShouldBe(breached.Clocks[1].BreachedAt);
        recomputed.Clocks[1].Escalations.ShouldBe(breached.Clocks[1].Escalations);
    }

    [Fact]
    public void Recompute_CalendarEditedWithoutFlag_MovesNothing()
    {
        using var files = new TemporaryConfiguration().Replace("calendars/calendar.yaml", "days: []", "days: [ { date: 2026-03-10, name: own day off, hours: [] } ]");
        With(files).Recompute(Open(Streetlight), Opened.AddMinutes(1)).ShouldBeNull();
    }

    private static TemporaryConfiguration NewYear2027() => new TemporaryConfiguration().Write(
        "calendars/notice-2027.csv", "date,name,is_off_day\n2027-01-01,元旦,True\n2027-01-02,元旦,True\n2027-01-03,元旦,True\n");

    private static Ticket Done(Ticket ticket, TicketCommand command, DateTimeOffset at) =>
        Desk.Decide(ticket, command, Staff, at).ShouldBeOfType<TicketDecision.Accepted>().Change.After;

    private static IClockSweeper With(TemporaryConfiguration files) => new ServiceCollection()
        .AddTicketing(new ConfigurationBuilder().Build(), files.Path)
        .BuildServiceProvider()
        .GetRequiredService<IClockSweeper>();
}
