namespace Hotline.Storage.Reading;

/// <summary>Measures what waits in the database. Every figure comes from an index, whatever the size of its table.</summary>
public interface IBacklog
{
    /// <summary>What waits at <paramref name="now"/>, UTC.</summary>
    /// <exception cref="Channels.InboxUnavailableException">The database is away.</exception>
    Task<BacklogFigures> MeasureAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What waits, and since when.</summary>
/// <param name="Operators">Conversations that wait for an operator, since they asked.</param>
/// <param name="Inbox">Accepted messages without a turn, since they came.</param>
/// <param name="Outbox">Messages to residents that are due, since they fell due.</param>
/// <param name="Deliveries">Messages to departments that are due, since they fell due.</param>
/// <param name="ClockSteps">Warnings, breaches and escalations that should have been recorded, since their deadline.</param>
/// <param name="DeadLetters">Messages to residents that were given up and wait for somebody's decision.</param>
public sealed record BacklogFigures(Waiting Operators, Waiting Inbox, Waiting Outbox, Waiting Deliveries, Waiting ClockSteps, long DeadLetters);

/// <summary>How many wait.</summary>
/// <param name="Count">How many.</param>
/// <param name="OldestAge">For how long the one that waits longest; zero where none does.</param>
public readonly record struct Waiting(long Count, TimeSpan OldestAge);
