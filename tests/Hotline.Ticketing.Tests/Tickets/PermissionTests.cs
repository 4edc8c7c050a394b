using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class PermissionTests
{
    [Theory]
    [InlineData(ActorRole.Resident, "AddFromResident Urge")]
    [InlineData(ActorRole.Bot, "AddFromResident Urge")]
    [InlineData(ActorRole.Operator, "Dispatch AddNote AddFromResident Urge Close Decline")]
    [InlineData(ActorRole.Supervisor, "Dispatch AddNote AddFromResident Urge Close Decline")]
    [InlineData(ActorRole.Department, "SignIn RecordContact AddNote Resolve Decline")]
    [InlineData(ActorRole.System, "Dispatch AddNote Close")]
    public void Allow_EveryRole_MayGiveItsOwnCommandsOnly(ActorRole role, string allowed)
    {
        var ticket = Samples.In(TicketStatus.Dispatched);
        var may = Enum.GetValues<CommandKind>().Where(kind => TicketPermissions.Allow(kind, new(role, Samples.Department), ticket));
        string.Join(' ', may).ShouldBe(allowed);
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
}
