using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class MergeTests
{
    [Fact]
    public void Merge_ChangesBothTicketsAndPausesTheMembersClocks()
    {
        var decision = Desk.Decide(In(TicketStatus.InProgress), Of(CommandKind.MergeInto), Operator, Opened.AddHours(1), Master).ShouldBeOfType<TicketDecision.Accepted>();
        var member = decision.Change.After;
        (member.Status, member.Master, member.StatusBeforeMerge).ShouldBe((TicketStatus.Merged, Master.Number, TicketStatus.InProgress));
        member.Clocks.Where(clock => clock.IsRunning).ShouldAllBe(clock => clock.IsPaused);
        Sweeper.Sweep(member, Opened.AddDays(60)).ShouldBeNull();
        var master = decision.OfMaster.ShouldNotBeNull();
        master.VersionBefore.ShouldBe(Master.Version);
        master.After.Members.ShouldBe([member.Number]);
        master.Events[^1].ShouldBeOfType<MemberJoined>().Member.ShouldBe(member.Number);
    }

    [Fact]
    public void Unmerge_GivesBackStatusAndTimeOnBothTickets()
    {
        var merged = Desk.Decide(In(TicketStatus.InProgress), Of(CommandKind.MergeInto), Operator, Opened.AddHours(1), Master).ShouldBeOfType<TicketDecision.Accepted>();
        var apart = Desk.Decide(merged.Change.After, Of(CommandKind.Unmerge), Operator, Opened.AddHours(49), merged.OfMaster!.After).ShouldBeOfType<TicketDecision.Accepted>();
        (apart.Change.After.Status, apart.Change.After.Master).ShouldBe((TicketStatus.InProgress, null));
        apart.Change.After.Clocks[2].DeadlineAt.ShouldBe(Opened.AddDays(9));
        apart.OfMaster!.After.Members.ShouldBeEmpty();
    }

    [Fact]
    public void Merge_ASecondTime_IsRefused() =>
        In(TicketStatus.Merged).Refused(Of(CommandKind.MergeInto), Operator, Opened.AddHours(1)).ShouldBe(Refusal.IsMerged);

    [Fact]
    public void Merge_IntoItself_IsRefused()
    {
        var ticket = In(TicketStatus.InProgress);
        Decide(ticket, ticket.Number, ticket).ShouldBe(Refusal.MergeWouldLoop);
    }

    [Fact]
    public void Merge_IntoItsOwnMember_IsRefused()
    {
        var merged = Desk.Decide(In(TicketStatus.InProgress), Of(CommandKind.MergeInto), Operator, Opened.AddHours(1), Master).ShouldBeOfType<TicketDecision.Accepted>();
        Decide(merged.OfMaster!.After, merged.Change.After.Number, merged.Change.After).ShouldBe(Refusal.MergeWouldLoop);
    }

    [Fact]
    public void Merge_OfATicketWithMembers_IsRefused()
    {
        var merged = Desk.Decide(In(TicketStatus.InProgress), Of(CommandKind.MergeInto), Operator, Opened.AddHours(1), Master).ShouldBeOfType<TicketDecision.Accepted>();
        var third = Desk.Open(Streetlight, Caller, Desk.NumberFor(3), Actor.Bot, Opened).After;
        Decide(merged.OfMaster!.After, third.Number, third).ShouldBe(Refusal.HasMembers);
        Desk.Decide(merged.OfMaster.After, Of(CommandKind.Withdraw), Actor.Bot, Opened.AddHours(2)).ShouldBe(new TicketDecision.Refused(Refusal.HasMembers));
    }

    [Fact]
    public void Merge_IntoAFinishedOrMergedTicket_IsRefused()
    {
        var finished = Master.After(Of(CommandKind.Decline), Operator, Opened.AddMinutes(5));
        Decide(In(TicketStatus.InProgress), Master.Number, finished).ShouldBe(Refusal.MasterNotOpen);
    }

    [Fact]
    public void Merge_WithoutTheMaster_IsRefused()
    {
        Decide(In(TicketStatus.InProgress), Master.Number, null).ShouldBe(Refusal.MasterNotFound);
        Decide(In(TicketStatus.InProgress), new(12345678), Master).ShouldBe(Refusal.MasterNotFound);
        Desk.Decide(In(TicketStatus.Merged), Of(CommandKind.Unmerge), Operator, Opened.AddHours(1)).ShouldBe(new TicketDecision.Refused(Refusal.MasterNotFound));
    }

    [Fact]
    public void MasterOf_NamesTheOtherTicketOfMergesOnly()
    {
        ITicketDesk.MasterOf(In(TicketStatus.InProgress), Of(CommandKind.MergeInto)).ShouldBe(Master.Number);
        ITicketDesk.MasterOf(In(TicketStatus.Merged), Of(CommandKind.Unmerge)).ShouldBe(Master.Number);
        ITicketDesk.MasterOf(In(TicketStatus.Merged), Of(CommandKind.AddNote)).ShouldBeNull();
    }

    private static Refusal Decide(Ticket ticket, TicketNumber master, Ticket? found) =>
        Desk.Decide(ticket, new TicketCommand.MergeInto(master, "同一件事"), Operator, Opened.AddHours(2), found).ShouldBeOfType<TicketDecision.Refused>().Refusal;
}
