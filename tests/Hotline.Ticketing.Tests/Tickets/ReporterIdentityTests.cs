using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class ReporterIdentityTests
{
    private static readonly Matter Report = Streetlight with { Kind = TicketKind.Report };

    [Theory]
    [InlineData(ActorRole.Supervisor, true, true)]
    [InlineData(ActorRole.Operator, true, false)]
    [InlineData(ActorRole.Department, true, false)]
    public void MaySee_ByRole_IsForNamedRolesOnlyWhereItIsProtected(ActorRole role, bool ofOpenMatter, bool ofReport)
    {
        ReporterIdentity.MaySee(new(role, Department), Open(Streetlight)).ShouldBe(ofOpenMatter);
        ReporterIdentity.MaySee(new(role, Department), Open(Report)).ShouldBe(ofReport);
        ReporterIdentity.MaySee(new(role, Department), Open(Streetlight with { IsConfidential = true })).ShouldBe(ofReport);
    }

    [Fact]
    public void MaySee_DepartmentOfAnotherTicket_DoesNot()
    {
        ReporterIdentity.MaySee(new(ActorRole.Department, "hrss"), Open(Streetlight)).ShouldBeFalse();
        ReporterIdentity.MaySee(HelpingStaff, In(TicketStatus.InProgress, isHelped: true)).ShouldBeTrue();
    }

    [Fact]
    public void ReadIdentity_BySupervisor_IsAnEvent()
    {
        var read = Open(Report).Change(Of(CommandKind.ReadIdentity), Supervisor, Opened.AddMinutes(5)).Events.ShouldHaveSingleItem();
        (read.ShouldBeOfType<IdentityRead>().Why, read.By).ShouldBe(("核实举报人是否遭到报复", Supervisor));
        Open(Report).Refused(Of(CommandKind.ReadIdentity), Operator, Opened.AddMinutes(5)).ShouldBe(Refusal.NotAllowedToThisActor);
        Open(Report).Refused(new TicketCommand.ReadIdentity(" "), Supervisor, Opened.AddMinutes(5)).ShouldBe(Refusal.TextMissingOrTooLong);
    }

    [Fact]
    public void Hide_ProtectedTicket_LeavesAReferenceAndTheChannel()
    {
        var reporter = Caller with { Name = "张先生", ConversationReference = "{\"id\":\"+8613800001111\"}" };
        var change = Desk.Open(Report, reporter, Desk.NumberFor(1), new(ActorRole.Resident, Caller.UserId), Opened);
        var hidden = new List<object> { ReporterIdentity.Hide(change.After) };
        hidden.AddRange(change.Events.Select(e => ReporterIdentity.Hide(change.After, e)));
        foreach (var said in hidden.Select(one => System.Text.Json.JsonSerializer.Serialize(one, one.GetType())))
        {
            said.ShouldNotContain("13800001111");
            said.ShouldNotContain("张先生");
        }
        ReporterIdentity.Hide(change.After).Resident.ShouldBe(new Resident { ChannelId = "sms", UserId = "R-" + Desk.NumberFor(1) });
    }

    [Fact]
    public void Hide_OpenTicket_ChangesNothing()
    {
        var change = Desk.Open(Streetlight, Caller, Desk.NumberFor(1), Actor.Bot, Opened);
        ReporterIdentity.Hide(change.After).ShouldBeSameAs(change.After);
        ReporterIdentity.Hide(change.After, change.Events[0]).ShouldBeSameAs(change.Events[0]);
    }
}
