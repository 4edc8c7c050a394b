using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class HelperTests
{
    [Fact]
    public void Summon_SignsAndStartsAClockForEachDepartment()
    {
        var ticket = In(TicketStatus.Dispatched).After(Of(CommandKind.Summon), Staff, Opened.AddMinutes(30));
        ticket.Status.ShouldBe(TicketStatus.InProgress);
        ticket.Helpers.Select(helper => (helper.Department, helper.Kind, helper.ClockId)).ShouldBe([("power", HelperKind.Summoned, 4), ("housing", HelperKind.Summoned, 5)]);
        ticket.Clocks.Skip(3).Select(clock => (clock.Kind, clock.Department, clock.DeadlineAt)).ShouldBe(
            [(ClockKind.Summons, "power", At(2026, 3, 10, 10, 30)), (ClockKind.Summons, "housing", At(2026, 3, 10, 10, 30))]);
    }

    [Fact]
    public void Report_MeetsTheHelpersOwnClock()
    {
        var ticket = In(TicketStatus.InProgress, isHelped: true).After(new TicketCommand.ReportHelp("树枝已经修剪") { Files = ["/files/1"] }, HelpingStaff, Opened.AddHours(2));
        var helper = ticket.Helpers.Single();
        (helper.Report, helper.ReportedAt, helper.IsOwed).ShouldBe(("树枝已经修剪", Opened.AddHours(2), false));
        helper.Files.ShouldBe(["/files/1"]);
        ticket.Clocks.Select(clock => clock.MetAt is not null).ShouldBe([true, false, false, true]);
        ticket.Refused(Of(CommandKind.ReportHelp), HelpingStaff, Opened.AddHours(3)).ShouldBe(Refusal.OwesNoReport);
    }

    [Fact]
    public void Resolve_WhileAReportIsOwed_IsRefusedUntilReportedOrReleased()
    {
        var ticket = In(TicketStatus.InProgress, isHelped: true);
        ticket.Refused(Answer, Staff, Opened.AddHours(1)).ShouldBe(Refusal.HelpersOweReports);
        var released = ticket.After(Of(CommandKind.ReleaseHelper), Operator, Opened.AddHours(1));
        released.Clocks[3].StoppedAt.ShouldBe(Opened.AddHours(1));
        released.After(Answer, Staff, Opened.AddHours(2)).Status.ShouldBe(TicketStatus.Resolved);
    }

    [Theory]
    [InlineData(Department, Refusal.TakesPartAlready)]
    [InlineData(HelpingDepartment, Refusal.TakesPartAlready)]
    [InlineData("no-such", Refusal.UnknownDepartment)]
    public void AddCoHandler_UnsuitableDepartment_IsRefused(string department, Refusal refusal) =>
        In(TicketStatus.InProgress, isHelped: true).Refused(new TicketCommand.AddCoHandler(department, "帮忙"), Operator, Opened.AddHours(1)).ShouldBe(refusal);

    [Fact]
    public void Summon_TheSameDepartmentTwice_IsRefusedAsAWhole() =>
        In(TicketStatus.InProgress).Refused(new TicketCommand.Summon(["power", "power"], "会商"), Staff, Opened.AddHours(1)).ShouldBe(Refusal.TakesPartAlready);

    [Fact]
    public void Summon_Nobody_IsRefused() =>
        In(TicketStatus.InProgress).Refused(new TicketCommand.Summon([], "会商"), Staff, Opened.AddHours(1)).ShouldBe(Refusal.TextMissingOrTooLong);

    [Fact]
    public void Reassign_ToAHelperThatOwesAReport_IsRefused() =>
        In(TicketStatus.InProgress, isHelped: true).Refused(new TicketCommand.Reassign(HelpingDepartment, "归它"), Operator, Opened.AddHours(1)).ShouldBe(Refusal.TakesPartAlready);

    [Fact]
    public void Press_ClimbsTheLadderToItsTop()
    {
        var ticket = In(TicketStatus.InProgress);
        for (var level = 1; level <= 3; level++)
        {
            ticket = ticket.After(Of(CommandKind.Press), Supervisor, Opened.AddHours(level));
            ticket.SupervisionLevel.ShouldBe(level);
        }
        ticket.Refused(Of(CommandKind.Press), Supervisor, Opened.AddHours(4)).ShouldBe(Refusal.PressedToTheTop);
    }
}
