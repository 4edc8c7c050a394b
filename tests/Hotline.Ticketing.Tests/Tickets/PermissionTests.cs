using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class PermissionTests
{
    private const string OfResidents = "Urge AddFromResident RecordFollowUp Withdraw";
    private const string OfOperators = "Dispatch Reassign AddCoHandler ReleaseHelper Urge AddFromResident AddNote MergeInto Unmerge RecordFollowUp Reopen Close Decline "
        + "Withdraw ProposeExclusion ReadIdentity AskFollowUp";
    private const string OfSupervisors = "ApproveReturn RejectReturn ApproveExtension RejectExtension Press ApproveExclusion RejectExclusion";

    [Theory]
    [InlineData(ActorRole.Resident, OfResidents)]
    [InlineData(ActorRole.Bot, OfResidents)]
    [InlineData(ActorRole.Operator, OfOperators)]
    [InlineData(ActorRole.Supervisor, OfOperators + " " + OfSupervisors)]
    [InlineData(ActorRole.Department, "SignIn RecordContact AskResident StopWaiting RequestReturn RequestExtension Summon AddNote Resolve Decline ProposeExclusion ReadIdentity")]
    [InlineData(ActorRole.System, "Dispatch AddNote AskFollowUp RecordFollowUp Close")]
    public void Allow_EveryRole_MayGiveItsOwnCommandsOnly(ActorRole role, string allowed) =>
        Allowed(new(role, Samples.Department)).ShouldBe(allowed.Split(' '), ignoreOrder: true);

    [Fact]
    public void Allow_AHelper_MayReportAndNoteOnly() => Allowed(Samples.HelpingStaff).ShouldBe(["ReportHelp", "AddNote"], ignoreOrder: true);

    [Fact]
    public void Allow_AReleasedHelper_MayDoNothingMore()
    {
        var released = Samples.In(TicketStatus.InProgress, isHelped: true).After(Samples.Of(CommandKind.ReleaseHelper), Samples.Operator, Samples.Opened.AddMinutes(20));
        released.Refused(Samples.Of(CommandKind.AddNote), Samples.HelpingStaff, Samples.Opened.AddMinutes(21)).ShouldBe(Refusal.NotAllowedToThisActor);
    }

    [Theory]
    [InlineData("hrss")]
    [InlineData(null)]
    public void Decide_DepartmentOnAnothersTicket_IsRefusedWhateverTheStatus(string? department)
    {
        foreach (var status in Enum.GetValues<TicketStatus>())
        {
            foreach (var kind in Enum.GetValues<CommandKind>())
                Samples.In(status).Refused(Samples.Of(kind), new(ActorRole.Department, department), Samples.Opened.AddHours(1)).ShouldBe(Refusal.NotAllowedToThisActor);
        }
    }

    private static IEnumerable<string> Allowed(Actor by)
    {
        var ticket = Samples.In(TicketStatus.Dispatched, isHelped: true);
        return Enum.GetValues<CommandKind>().Where(kind => TicketPermissions.Allow(kind, by, ticket)).Select(kind => kind.ToString());
    }
}
