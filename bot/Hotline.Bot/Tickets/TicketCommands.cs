using Hotline.Bot.Turns;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>
/// Carries out commands on tickets that do not come from a turn (departments, operators, the sweep): decides them on the stored ticket
/// and commits the change together with the notice that the resident gets of it.
/// </summary>
public interface ITicketCommands
{
    /// <summary>Decides and commits <paramref name="command"/>.</summary>
    /// <param name="number">Which ticket.</param>
    /// <param name="expectedVersion">The version the caller has seen; null: whatever is stored.</param>
    /// <param name="command">What to do.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Cancels the wait, not a commit under way.</param>
    Task<TicketCommandResult> ExecuteAsync(TicketNumber number, long? expectedVersion, TicketCommand command, Actor by, CancellationToken cancellationToken);
}

/// <summary>Outcome of a command.</summary>
public abstract record TicketCommandResult
{
    private TicketCommandResult() { }

    /// <summary>Done; the ticket as it stands now.</summary>
    public sealed record Done(Ticket Ticket) : TicketCommandResult;

    /// <summary>No such ticket.</summary>
    public sealed record NotFound : TicketCommandResult;

    /// <summary>The ticket is not the one the caller has seen.</summary>
    public sealed record Stale(long CurrentVersion) : TicketCommandResult;

    /// <summary>Refused, with the reason's name.</summary>
    public sealed record Refused(Refusal Refusal) : TicketCommandResult;
}

/// <inheritdoc cref="ITicketCommands"/>
internal sealed class TicketCommands(ITicketReader tickets, ITicketDesk desk, ITurnStore store, IResidentNotices notices, TimeProvider time) : ITicketCommands
{
    /// <summary>How often a command is decided again when the ticket or the conversation has moved on under it.</summary>
    private const int MostAttempts = 8;

    public async Task<TicketCommandResult> ExecuteAsync(
        TicketNumber number, long? expectedVersion, TicketCommand command, Actor by, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await tickets.FindAsync(number, cancellationToken) is not { } ticket)
                return new TicketCommandResult.NotFound();
            // Whoever sends a command again has seen the version from before the first time.
            var isRepeated = command.IdempotencyKey is { } key && ticket.RecentKeys.Any(used => used.Key == key);
            if (expectedVersion is { } expected && expected != ticket.Version && !isRepeated)
                return new TicketCommandResult.Stale(ticket.Version);
            var now = time.GetUtcNow();
            var master = ITicketDesk.MasterOf(ticket, command) is { } other ? await tickets.FindAsync(other, cancellationToken) : null;
            var decision = desk.Decide(ticket, command, by, now, master);
            if (decision is TicketDecision.Refused { Refusal: var refusal })
                return new TicketCommandResult.Refused(refusal);
            if (decision is not TicketDecision.Accepted { Change: var change } accepted)
                return new TicketCommandResult.Done(ticket);
            IReadOnlyList<TicketChange> changes = accepted.OfMaster is { } ofMaster ? [change, ofMaster] : [change, .. desk.OfMembers(change, await MembersAsync(change, cancellationToken))];
            var commit = await notices.AddAsync(new TurnCommit { At = now, Tickets = changes }, change, cancellationToken);
            if ((await store.CommitAsync(commit, cancellationToken)).Kind == CommitKind.Committed)
                return new TicketCommandResult.Done(change.After);
        }

        throw new InvalidOperationException($"Ticket {number} moved on {MostAttempts} times while a command was decided.");
    }

    private async Task<IReadOnlyList<Ticket>> MembersAsync(TicketChange change, CancellationToken cancellationToken)
    {
        var members = new List<Ticket>();
        if (!change.Events.Any(e => e is TicketResolved or TicketReopened))
            return members;
        foreach (var number in change.After.Members)
        {
            if (await tickets.FindAsync(number, cancellationToken) is { } member)
                members.Add(member);
        }

        return members;
    }
}
