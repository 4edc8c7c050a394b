namespace Hotline.Channels;

/// <summary>
/// The one way in. An adapter that has checked the signature and mapped the wire form hands the activity over here;
/// when the call returns, it is stored durably.
/// </summary>
public interface IInbox
{
    /// <summary>
    /// Accepts an activity once: the same (channel, external id) delivered again, also at the same instant, is one turn and
    /// gets the first delivery's replies. Decides and commits the turn, waiting at most the channel's reply deadline.
    /// </summary>
    /// <exception cref="InboxUnavailableException">Nothing was stored; answer so that the vendor delivers again.</exception>
    Task<Receipt> AcceptAsync(InboundActivity inbound, CancellationToken cancellationToken);

    /// <summary>
    /// What became of an activity accepted before, at once: its replies; a receipt with status Deferred while its turn is not
    /// committed; null where it was never stored.
    /// </summary>
    /// <exception cref="InboxUnavailableException">It cannot be told now.</exception>
    Task<Receipt?> FindAsync(string channelId, string externalId, CancellationToken cancellationToken);

    /// <summary>
    /// Says that the replies of <paramref name="receipt"/> left in the HTTP response, so the outbox need not push them.
    /// Returns at once; without it they are pushed after the reply deadline.
    /// </summary>
    /// <param name="receipt">What <see cref="AcceptAsync"/> returned.</param>
    void ConfirmDelivered(Receipt receipt);
}

/// <summary>An activity on its way in, with what the channel knows about it. Stored whole until its turn is committed.</summary>
public sealed record InboundActivity
{
    /// <summary>The activity; channel, conversation, sender and recipient are set, the id is not.</summary>
    public required Activity Activity { get; init; }

    /// <summary>The channel's own id of this delivery (MessageSid, MsgId, CallSid and step): the key of exactly-once.</summary>
    public required string ExternalId { get; init; }

    /// <summary>How it was entered.</summary>
    public InputModality Input { get; init; } = InputModality.Text;

    /// <summary>Files of the activity that lie with the vendor, to be copied after the commit; null for none.</summary>
    public IReadOnlyList<VendorFile>? VendorFiles { get; init; }

    /// <summary>Recognition confidence, 0 to 1, for speech; null where the channel gives none.</summary>
    public double? Confidence { get; init; }
}

/// <summary>How something was entered.</summary>
public enum InputModality
{
    /// <summary>Typed.</summary>
    Text,
    /// <summary>Spoken and recognised.</summary>
    Speech,
    /// <summary>Telephone keys; the text is the digits.</summary>
    Keys,
    /// <summary>Not said: an event.</summary>
    Event,
}

/// <summary>What became of an accepted activity.</summary>
public sealed record Receipt
{
    /// <summary>How far it came.</summary>
    public required AcceptStatus Status { get; init; }

    /// <summary>Id under which the activity stands in the conversation's log; null while <see cref="AcceptStatus.Deferred"/>.</summary>
    public string? ActivityId { get; init; }

    /// <summary>The committed replies, in order; empty while deferred, or where there is nothing to say.</summary>
    public IReadOnlyList<Activity> Replies { get; init; } = [];

    /// <summary>Names the replies for <see cref="IInbox.ConfirmDelivered"/>; null where none would be pushed.</summary>
    public long? HandoverId { get; init; }
}

/// <summary>How far an accepted activity came.</summary>
public enum AcceptStatus
{
    /// <summary>Decided and committed now.</summary>
    Committed,
    /// <summary>Delivered before; the receipt carries the first delivery's replies.</summary>
    Duplicate,
    /// <summary>Stored; its replies will be pushed.</summary>
    Deferred,
}

/// <summary>The activity could not be stored. The message is for logs, not for residents.</summary>
public sealed class InboxUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
