using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs.Scripts;

/// <summary>Tickets as committed so far.</summary>
internal sealed class TicketsInMemory : ITicketReader, IFollowUpReader
{
    private readonly Dictionary<TicketNumber, Ticket> tickets = [];
    private readonly Dictionary<TicketNumber, List<TicketEvent>> events = [];

    public IReadOnlyCollection<Ticket> All => tickets.Values;

    public void Commit(TicketChange change)
    {
        var stored = tickets.TryGetValue(change.After.Number, out var before) ? before.Version : 0;
        change.VersionBefore.ShouldBe(stored);
        tickets[change.After.Number] = change.After;
        if (!events.TryGetValue(change.After.Number, out var list))
            events[change.After.Number] = list = [];
        list.AddRange(change.Events);
    }

    public Task<Ticket?> FindAsync(TicketNumber number, CancellationToken cancellationToken)
        => Task.FromResult(tickets.GetValueOrDefault(number));

    public Task<IReadOnlyList<Ticket>> OfResidentAsync(string channelId, string userId, string? phone, int limit, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<Ticket>>(
        [
            .. tickets.Values
                .Where(t => (t.Resident.ChannelId == channelId && t.Resident.UserId == userId) || (phone is not null && t.Resident.Phone == phone))
                .OrderByDescending(t => t.OpenedAt).Take(limit),
        ]);

    public Task<IReadOnlyList<Ticket>> OwedAsync(FollowUpStage stage, DateTimeOffset since, int limit, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<Ticket>>([.. tickets.Values.Where(t => t.OwedFollowUp is { } owed && owed.Stage == stage && owed.Since <= since).Take(limit)]);

    public Task<int> CountAsync(FollowUpStage stage, int limit, CancellationToken cancellationToken)
        => Task.FromResult(tickets.Values.Where(t => t.OwedFollowUp?.Stage == stage).Take(limit).Count());

    public Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellationToken)
        => throw new NotSupportedException("The engine lists no tickets of others.");

    public Task<IReadOnlyList<TicketEvent>> EventsAsync(TicketNumber number, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<TicketEvent>>(events.GetValueOrDefault(number) ?? []);

    public Task<IReadOnlyList<Ticket>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
        => throw new NotSupportedException("The engine sweeps no clocks.");
}
