using Hotline.Channels;

namespace Hotline.Bot.Mail;

/// <summary>How far messages that are pushed to a resident have come. Implemented by storage.</summary>
public interface ISentMessages
{
    /// <summary>The latest pushes of a conversation, newest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<SentMessage>> OfAsync(ConversationKey conversation, int limit, CancellationToken cancellationToken);
}

/// <summary>A push of one or more messages.</summary>
/// <param name="Sequences">Places of the messages in the conversation's log.</param>
/// <param name="Progress">How far it has come.</param>
/// <param name="Reason">What was wrong, in the sender's words; null: nothing.</param>
/// <param name="NextAttemptAt">When it is tried next, UTC; null where it is not.</param>
public sealed record SentMessage(IReadOnlyList<long> Sequences, SendProgress Progress, string? Reason, DateTimeOffset? NextAttemptAt);

/// <summary>How far a push has come.</summary>
public enum SendProgress
{
    /// <summary>Not taken by the vendor yet.</summary>
    Waiting,
    /// <summary>Taken by the vendor.</summary>
    Accepted,
    /// <summary>Handed to the carrier.</summary>
    Sent,
    /// <summary>On the resident's device.</summary>
    Delivered,
    /// <summary>Will not arrive.</summary>
    Failed,
    /// <summary>Held back, because the resident wants no messages.</summary>
    Suppressed,
}
