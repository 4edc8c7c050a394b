using Hotline.Bot.Turns;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>Opens tickets that do not come from a turn: what other systems and operators bring.</summary>
public interface ITicketIntake
{
    /// <summary>Opens a ticket and commits it; the same request sent again gives the ticket that it opened first.</summary>
    /// <param name="matter">What it is about; the description is not empty.</param>
    /// <param name="resident">Whose matter it is.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="request">Tells the request from others; null where it cannot come twice.</param>
    /// <param name="cancellationToken">Cancels the wait, not a commit under way.</param>
    Task<IntakeResult> OpenAsync(Matter matter, Resident resident, Actor by, RequestMark? request, CancellationToken cancellationToken);
}

/// <summary>What came of bringing in a matter.</summary>
/// <param name="Number">Of the ticket.</param>
/// <param name="IsNew">False where the request had opened it before.</param>
public sealed record IntakeResult(TicketNumber Number, bool IsNew);

/// <inheritdoc cref="ITicketIntake"/>
internal sealed class TicketIntake(ITicketDesk desk, ITurnStore store, IRequestMarks requests, TicketNumberBlock numbers, TimeProvider time) : ITicketIntake
{
    public async Task<IntakeResult> OpenAsync(Matter matter, Resident resident, Actor by, RequestMark? request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request, cancellationToken) is { } before)
            return before;
        var number = await numbers.TakeAsync(cancellationToken);
        var now = time.GetUtcNow();
        var change = desk.Open(matter, resident, number, by, now);
        var outcome = await store.CommitAsync(new() { At = now, Tickets = [change], Request = request }, cancellationToken);
        if (outcome.Kind == CommitKind.Committed)
            return new(number, IsNew: true);
        return await FindAsync(request, cancellationToken)
            ?? throw new InvalidOperationException($"Ticket {number} was new and yet could not be opened.");
    }

    private async Task<IntakeResult?> FindAsync(RequestMark? request, CancellationToken cancellationToken)
        => request is not null && await requests.FindAsync(request.Scope, request.Key, cancellationToken) is { } found
            ? new(found.Number, IsNew: false)
            : null;
}
