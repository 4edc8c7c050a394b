using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Deliveries;

/// <summary>
/// The outbox towards departments and their systems. A change of a ticket leaves a note in the feed in its own commit; planning turns
/// notes into deliveries, and deliveries are claimed with a lease and finished with an outcome. So a killed process loses none.
/// </summary>
public interface IDeliveryStore
{
    /// <summary>Completes at the next commit that gives something to plan or to send; take it before looking for work.</summary>
    Task Changed { get; }

    /// <summary>Changes of tickets that nothing was planned for yet, oldest first.</summary>
    Task<IReadOnlyList<FeedNote>> FeedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Writes what each change gives, and takes the change off the feed, in one transaction. A change that is off already gives nothing more.</summary>
    Task PlanAsync(IReadOnlyList<(FeedNote Note, IReadOnlyList<NewDelivery> Deliveries)> plans, CancellationToken cancellationToken);

    /// <summary>
    /// Takes due deliveries for <paramref name="lease"/>; what is not finished by then is given out again. Oldest first, one at a time a
    /// target, so that one that hangs holds up nobody else; one that waits for its next attempt lets later ones pass.
    /// </summary>
    Task<IReadOnlyList<Delivery>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Records the outcome of an attempt.</summary>
    /// <returns>False, and nothing is recorded, where the lease ended and another took the delivery.</returns>
    Task<bool> FinishAsync(Delivery delivery, AttemptOutcome outcome, CancellationToken cancellationToken);

    /// <summary>When the next delivery falls due, UTC; null where none waits.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>A target's deliveries, newest first.</summary>
    /// <param name="target">Whose.</param>
    /// <param name="status">Only those that stand like this; null: all.</param>
    /// <param name="before">Only those with a smaller id; null: from the newest.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<DeliveryRecord>> ListAsync(string target, DeliveryStatus? status, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Sends finished deliveries of a target again, as new, under the message ids they had; returns how many.</summary>
    /// <param name="target">Whose.</param>
    /// <param name="id">Only this one, sent or dead; null: all that are dead.</param>
    /// <param name="cancellationToken">Cancels the wait, not a commit under way.</param>
    Task<int> ReplayAsync(string target, long? id, CancellationToken cancellationToken);

    /// <summary>Forgets deliveries finished before <paramref name="before"/>.</summary>
    Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>A committed change of a ticket: its events after one version up to another.</summary>
/// <param name="Id">Place in the feed.</param>
/// <param name="Number">Which ticket.</param>
/// <param name="AfterVersion">Version before the change.</param>
/// <param name="Version">Version after it.</param>
public sealed record FeedNote(long Id, TicketNumber Number, long AfterVersion, long Version);

/// <summary>A delivery to be made.</summary>
public sealed record NewDelivery
{
    /// <summary>How it goes, one of <see cref="DeliveryMedia"/>.</summary>
    public required string Medium { get; init; }

    /// <summary>To whom: id of a webhook, or what the medium's sender knows a recipient by.</summary>
    public required string Target { get; init; }

    /// <summary>Names the message; the same in every attempt and replay.</summary>
    public required string MessageId { get; init; }

    /// <summary>Name of the event it tells of.</summary>
    public required string Event { get; init; }

    /// <summary>What its sender needs, in its own form; without line breaks where it is part of a digest.</summary>
    public required string Payload { get; init; }

    /// <summary>When it falls due, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Deliveries of one digest become one, with a payload a line; null: goes alone.</summary>
    public string? Digest { get; init; }
}

/// <summary>A claimed delivery.</summary>
/// <param name="Id">Its row; stable over attempts.</param>
/// <param name="Medium">How it goes.</param>
/// <param name="Target">To whom.</param>
/// <param name="MessageId">Names the message.</param>
/// <param name="Payload">What its sender needs; one line for each part of a digest.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record Delivery(long Id, string Medium, string Target, string MessageId, string Payload, int Attempt);

/// <summary>What came of an attempt.</summary>
/// <param name="Status">How the delivery stands after it.</param>
/// <param name="NextAttemptAt">When it is tried again, UTC, where it is still pending.</param>
/// <param name="Reason">In a few words, without anything secret.</param>
public sealed record AttemptOutcome(DeliveryStatus Status, DateTimeOffset? NextAttemptAt, string Reason);

/// <summary>A delivery as it is listed.</summary>
/// <param name="Id">Its row.</param>
/// <param name="MessageId">Names the message.</param>
/// <param name="Event">What it tells of.</param>
/// <param name="Status">How it stands.</param>
/// <param name="CreatedAt">When it was planned, UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptAt">When it is tried next, UTC, where it is pending.</param>
/// <param name="FinishedAt">When it was done, UTC.</param>
/// <param name="Outcome">What came of the last attempt.</param>
public sealed record DeliveryRecord(
    long Id, string MessageId, string Event, DeliveryStatus Status, DateTimeOffset CreatedAt, int Attempts,
    DateTimeOffset? NextAttemptAt, DateTimeOffset? FinishedAt, string? Outcome);

/// <summary>How a delivery stands.</summary>
public enum DeliveryStatus
{
    /// <summary>Waits for its first or next attempt.</summary>
    Pending,
    /// <summary>Was taken.</summary>
    Sent,
    /// <summary>Was given up; kept to be looked at and replayed.</summary>
    Dead,
}

/// <summary>Ways of delivery.</summary>
public static class DeliveryMedia
{
    /// <summary>Signed post to a department's system.</summary>
    public const string Webhook = "webhook";

    /// <summary>E-mail to a department.</summary>
    public const string Email = "email";

    /// <summary>Message to a department's WeCom group.</summary>
    public const string WeCom = "wecom";
}
