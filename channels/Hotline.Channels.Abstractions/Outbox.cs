namespace Hotline.Channels;

/// <summary>Pushes committed messages through the channel's own API. Called by the outbox relay only.</summary>
public interface IChannelSender
{
    /// <summary>The channel it serves, one of <see cref="ChannelIds"/>.</summary>
    string ChannelId { get; }

    /// <summary>
    /// Sends one message. Never throws for what the vendor answers: every outcome is a <see cref="SendResult"/>.
    /// May be called again for the same <see cref="OutboundMessage.Id"/> after a crash.
    /// </summary>
    Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken);
}

/// <summary>A committed message that has to be pushed, with what the channel's quotas depend on.</summary>
public sealed record OutboundMessage
{
    /// <summary>Outbox row; stable over retries.</summary>
    public required long Id { get; init; }

    /// <summary>To whom.</summary>
    public required ConversationReference Reference { get; init; }

    /// <summary>What, in order.</summary>
    public required IReadOnlyList<Activity> Activities { get; init; }

    /// <summary>1 for the first try.</summary>
    public required int Attempt { get; init; }

    /// <summary>When the resident last sent something in this conversation; null: never.</summary>
    public DateTimeOffset? LastInboundAt { get; init; }

    /// <summary>True where that last thing was an event (a menu click, a subscription), not a message.</summary>
    public bool LastInboundWasEvent { get; init; }

    /// <summary>
    /// When the resident last sent a message rather than an event; null: never, or not known. Where the last thing was an event, an
    /// earlier message may still allow what the event does not (WeChat's 48 hours).
    /// </summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>Messages pushed into this conversation since <see cref="LastInboundAt"/>.</summary>
    public int PushedSinceLastInbound { get; init; }
}

/// <summary>Outcome of a push.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>The vendor took it. <paramref name="ExternalId"/> names it in later status reports.</summary>
    public sealed record Sent(string? ExternalId) : SendResult;

    /// <summary>Not taken now. Try again after <paramref name="After"/> (null: by the relay's backoff).</summary>
    public sealed record Retry(string Reason, TimeSpan? After = null) : SendResult;

    /// <summary>Will never be taken (unsubscribed, outside the window, invalid number): goes to the dead letters with its reason.</summary>
    public sealed record Rejected(string Reason) : SendResult;
}

/// <summary>Takes a vendor's later word on what became of a pushed message.</summary>
public interface IDeliveryReports
{
    /// <summary>Records it; reports may come twice and out of order, and a final state is never overwritten by an earlier one.</summary>
    Task ReportAsync(DeliveryReport report, CancellationToken cancellationToken);
}

/// <summary>A delivery report.</summary>
/// <param name="ChannelId">One of <see cref="ChannelIds"/>.</param>
/// <param name="ExternalId">The vendor's message id.</param>
/// <param name="State">What became of it.</param>
/// <param name="ErrorCode">The vendor's error code, or null.</param>
/// <param name="HandoverId">
/// <see cref="Receipt.HandoverId"/> of the replies that the report is about, where they left in an HTTP response: the vendor gives
/// those an id only with this report. Null for what was pushed.
/// </param>
public sealed record DeliveryReport(string ChannelId, string ExternalId, DeliveryState State, string? ErrorCode = null, long? HandoverId = null);

/// <summary>How far a message has come, in order: a later member never gives way to an earlier one.</summary>
public enum DeliveryState
{
    /// <summary>Taken by the vendor.</summary>
    Accepted,
    /// <summary>Handed to the carrier.</summary>
    Sent,
    /// <summary>On the resident's device.</summary>
    Delivered,
    /// <summary>Will not arrive.</summary>
    Failed,
}
