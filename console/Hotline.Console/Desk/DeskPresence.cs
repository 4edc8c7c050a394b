using Hotline.Bot.Handoff;
using Hotline.Bot.Staff;
using Hotline.Console.Access;
using Hotline.Console.Live;

namespace Hotline.Console.Desk;

/// <inheritdoc cref="IOperatorPresence"/>
internal sealed class DeskPresence(Presence presence, IStaffAccounts accounts, IDeskReader desk) : IOperatorPresence
{
    public async ValueTask<DeskStrength?> NowAsync(CancellationToken cancellationToken)
    {
        var atDesk = await presence.AtDeskAsync(cancellationToken);
        var people = (await accounts.ListAsync(cancellationToken))
            .Where(a => !a.IsClosed && a.Role.Has(Right.Operate) && presence.Of(a.Id) != Availability.Away).ToArray();
        if (people.Length == 0)
            return new(0, 0);
        var load = await desk.LoadsAsync(cancellationToken);
        // Supervisors are asked by name only.
        var room = people.Where(a => a.Role == StaffRole.Operator && atDesk.ContainsKey(a.Id)).Sum(a => Math.Max(0, a.Capacity - load.GetValueOrDefault(a.Id)));
        return new(people.Length, room);
    }
}
