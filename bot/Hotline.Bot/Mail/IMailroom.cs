namespace Hotline.Bot.Mail;

/// <summary>What waits to be sent, what was given up, and how channels do; for administrators. Never the words of a message. Implemented by storage.</summary>
public interface IMailroom
{
    /// <summary>How each channel does that has carried anything.</summary>
    Task<IReadOnlyList<ChannelTraffic>> TrafficAsync(CancellationToken cancellationToken);

    /// <summary>How many messages wait and how many were given up.</summary>
    Task<IReadOnlyDictionary<(MailKind Kind, MailState State), int>> CountAsync(CancellationToken cancellationToken);

    /// <summary>Messages, newest first.</summary>
    /// <param name="kind">To whom.</param>
    /// <param name="state">How they stand.</param>
    /// <param name="before">Only those with a smaller id; null: from the newest.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<MailItem>> ListAsync(MailKind kind, MailState state, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Sends messages that were given up again, as new; returns how many there were.</summary>
    Task<int> ReplayAsync(MailKind kind, IReadOnlyList<long> ids, CancellationToken cancellationToken);
}

/// <summary>To whom a message goes.</summary>
public enum MailKind
{
    /// <summary>A resident, on their channel.</summary>
    Resident,
    /// <summary>A department: its system, mail or group.</summary>
    Department,
}

/// <summary>How a message stands.</summary>
public enum MailState
{
    /// <summary>Waits for its first or next attempt.</summary>
    Pending,
    /// <summary>Was given up.</summary>
    Dead,
}

/// <summary>How a channel does.</summary>
/// <param name="ChannelId">Which.</param>
/// <param name="LastReceivedAt">When a message last came in, UTC; null: none among the last thousands.</param>
/// <param name="LastErrorAt">When the last message was handed over that could not be sent, UTC.</param>
/// <param name="LastError">What was wrong, in the sender's words.</param>
public sealed record ChannelTraffic(string ChannelId, DateTimeOffset? LastReceivedAt, DateTimeOffset? LastErrorAt, string? LastError);

/// <summary>A message on its way, or given up.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Way">Channel, or medium: <c>webhook</c>, <c>email</c>, <c>wecom</c>.</param>
/// <param name="Recipient">Id on the channel, or the medium's target.</param>
/// <param name="Event">What it tells of; null for messages to residents.</param>
/// <param name="CreatedAt">When it was handed over, UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptAt">When it is tried next, UTC.</param>
/// <param name="Error">What was wrong last.</param>
public sealed record MailItem(
    long Id, string Way, string Recipient, string? Event, DateTimeOffset CreatedAt, int Attempts, DateTimeOffset NextAttemptAt, string? Error);
