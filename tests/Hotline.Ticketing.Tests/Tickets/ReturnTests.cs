using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class ReturnTests
{
    [Fact]
    public void Return_Approved_GoesToTheOtherDepartmentWithClocksRunningOn()
    {
        var before = In(TicketStatus.ReturnRequested);
        before.PendingReturn.ShouldBe(new PendingReturn("灯杆属于小区物业", "物业管理条例", "housing", TicketStatus.InProgress));
        var after = before.After(Of(CommandKind.ApproveReturn), Supervisor, Opened.AddHours(1));
        (after.Status, after.Department, after.BounceCount, after.PendingReturn).ShouldBe((TicketStatus.Dispatched, "housing", 1, null));
        after.Clocks.Select(clock => (clock.StartedAt, clock.DeadlineAt)).ShouldBe(before.Clocks.Select(clock => (clock.StartedAt, clock.DeadlineAt)));
        // What was signed for stays with whoever signed; what is owed goes with the ticket.
        after.Clocks.Select(clock => clock.Department).ShouldBe([Department, "housing", "housing"]);
    }

    [Fact]
    public void Return_BeforeSigning_IsNoSignature()
    {
        var ticket = In(TicketStatus.Dispatched).After(Of(CommandKind.RequestReturn), Staff, Opened.AddMinutes(5));
        ticket.Clocks[0].MetAt.ShouldBeNull();
        ticket.After(Of(CommandKind.RejectReturn), Supervisor, Opened.AddMinutes(10)).Status.ShouldBe(TicketStatus.Dispatched);
    }

    [Fact]
    public void Return_TheLastOneAllowed_GoesToTheDistrictOfThePlaceOnly()
    {
        var ticket = ReturnedBy("housing", In(TicketStatus.ReturnRequested).After(Of(CommandKind.ApproveReturn), Supervisor, Opened.AddMinutes(20)));
        ticket.Refused(new TicketCommand.ApproveReturn("power", "供电的"), Supervisor, Opened.AddMinutes(40)).ShouldBe(Refusal.FallbackOwnerMustTakeIt);
        var taken = ticket.After(new TicketCommand.ApproveReturn("district-110105", "由区里兜底"), Supervisor, Opened.AddMinutes(40));
        taken.Refused(Of(CommandKind.RequestReturn), new(ActorRole.Department, "district-110105"), Opened.AddMinutes(50)).ShouldBe(Refusal.ReturnedOftenEnough);
    }

    [Fact]
    public void Return_TheLastOneWithoutDistrict_GoesToTheCitysFallback()
    {
        var first = Open(Unclear)
            .After(Of(CommandKind.Dispatch), Operator, Opened)
            .After(Of(CommandKind.RequestReturn), Staff, Opened.AddMinutes(10))
            .After(Of(CommandKind.ApproveReturn), Supervisor, Opened.AddMinutes(20));
        ReturnedBy("housing", first).After(new TicketCommand.ApproveReturn("hotline", "由热线兜底"), Supervisor, Opened.AddMinutes(40)).Department.ShouldBe("hotline");
    }

    [Fact]
    public void Return_ToWhoeverReturnedIt_IsRefused() =>
        In(TicketStatus.ReturnRequested).Refused(new TicketCommand.ApproveReturn(Department, "退回"), Supervisor, Opened.AddHours(1)).ShouldBe(Refusal.SameDepartment);

    [Fact]
    public void Return_SuggestingNobody_IsRefused() =>
        In(TicketStatus.InProgress).Refused(new TicketCommand.RequestReturn("不归我们", "条例", "no-such"), Staff, Opened.AddHours(1)).ShouldBe(Refusal.UnknownDepartment);

    [Fact]
    public void Reassign_ByAnOperator_IsNoBounce()
    {
        var ticket = In(TicketStatus.InProgress).After(Of(CommandKind.Reassign), Operator, Opened.AddHours(1));
        (ticket.Department, ticket.Status, ticket.BounceCount).ShouldBe(("power", TicketStatus.Dispatched, 0));
    }

    private static Ticket ReturnedBy(string department, Ticket ticket) =>
        ticket.After(Of(CommandKind.RequestReturn), new(ActorRole.Department, department), Opened.AddMinutes(30));
}
