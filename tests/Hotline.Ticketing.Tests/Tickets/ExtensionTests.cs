using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class ExtensionTests
{
    [Fact]
    public void Extension_Granted_MovesDeadlineAndWarningsByItsDays()
    {
        var ticket = In(TicketStatus.ExtensionRequested).After(Of(CommandKind.ApproveExtension), Supervisor, Opened.AddHours(1));
        var clock = ticket.Clocks[2];
        (ticket.Status, clock.DeadlineAt).ShouldBe((TicketStatus.InProgress, Opened.AddDays(10)));
        clock.Extensions.ShouldBe([new(Opened.AddHours(1), 3)]);
        clock.Warnings.Select(warning => warning.At).ShouldBe([Opened.AddDays(5), Opened.AddDays(8)]);
        ticket.Clocks[1].DeadlineAt.ShouldBe(At(2026, 3, 10, 10));
    }

    [Fact]
    public void Extension_Rejected_MovesNothing()
    {
        var ticket = In(TicketStatus.ExtensionRequested).After(Of(CommandKind.RejectExtension), Supervisor, Opened.AddHours(1));
        (ticket.Status, ticket.Clocks[2].DeadlineAt, ticket.PendingExtension).ShouldBe((TicketStatus.InProgress, Opened.AddDays(7), null));
    }

    [Fact]
    public void Extension_AskedForAtTheDeadline_IsRefused()
    {
        In(TicketStatus.InProgress).Refused(Of(CommandKind.RequestExtension), Staff, Opened.AddDays(7)).ShouldBe(Refusal.DeadlineHasPassed);
        In(TicketStatus.InProgress).After(Of(CommandKind.RequestExtension), Staff, Opened.AddDays(7).AddSeconds(-1)).Status.ShouldBe(TicketStatus.ExtensionRequested);
    }

    [Fact]
    public void Extension_GrantedAfterTheOldDeadline_LiftsTheBreachAndBeginsTheLadderAnew()
    {
        var late = In(TicketStatus.ExtensionRequested).Change(Of(CommandKind.ApproveExtension), Supervisor, Opened.AddDays(8));
        late.Events.OfType<ClockBreached>().ShouldContain(breach => breach.Clock == ClockKind.Resolution);
        var clock = late.After.Clocks[2];
        (clock.BreachedAt, clock.DeadlineAt, clock.NextStepAt).ShouldBe((null, Opened.AddDays(10), Opened.AddDays(10)));
        clock.Warnings.ShouldAllBe(warning => warning.Recorded);
        clock.Escalations.Select(rung => (rung.At, rung.Recorded)).ShouldBe([(Opened.AddDays(10), false), (Opened.AddDays(11), false), (Opened.AddDays(13), false)]);
    }

    [Fact]
    public void Extension_DecidedAfterItsOwnDeadline_IsRefused() =>
        In(TicketStatus.ExtensionRequested).Refused(Of(CommandKind.ApproveExtension), Supervisor, Opened.AddDays(10)).ShouldBe(Refusal.ExtensionTooLate);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(31)]
    public void Extension_OfDaysOutOfRange_IsRefused(int days) =>
        In(TicketStatus.InProgress).Refused(new TicketCommand.RequestExtension(days, "备件"), Staff, Opened.AddHours(1)).ShouldBe(Refusal.ExtensionOutOfRange);

    [Fact]
    public void Extension_OftenerThanAllowed_IsRefused()
    {
        var ticket = In(TicketStatus.InProgress);
        for (var n = 1; n <= 2; n++)
            ticket = ticket.After(Of(CommandKind.RequestExtension), Staff, Opened.AddHours(n)).After(Of(CommandKind.ApproveExtension), Supervisor, Opened.AddHours(n));
        ticket.Clocks[2].DeadlineAt.ShouldBe(Opened.AddDays(13));
        ticket.Refused(Of(CommandKind.RequestExtension), Staff, Opened.AddHours(3)).ShouldBe(Refusal.ExtendedOftenEnough);
    }

    [Fact]
    public void Resolve_WhileAnExtensionWaits_EndsTheRequest() =>
        In(TicketStatus.ExtensionRequested).After(Answer, Staff, Opened.AddHours(1)).PendingExtension.ShouldBeNull();
}
