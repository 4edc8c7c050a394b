using Hotline.Channels;

namespace Hotline.Bot.Handoff;

/// <summary>When residents asked for a person, and when one answered. Implemented by storage.</summary>
public interface IHandoffAnswers
{
    /// <summary>Requests at or after <paramref name="from"/>, latest first; of very many only the latest.</summary>
    Task<IReadOnlyList<HandoffAnswer>> SinceAsync(DateTimeOffset from, CancellationToken cancellationToken);
}

/// <summary>A resident's request for a person.</summary>
/// <param name="Conversation">Which.</param>
/// <param name="RequestedAt">When, UTC.</param>
/// <param name="AnsweredAt">When a person first answered, UTC; null: none has.</param>
/// <param name="LeftAt">When the wait ended without an answer, UTC; null: it did not.</param>
/// <param name="AccountId">Who answered at the desk; null: nobody, or whoever picked up the dialled telephone.</param>
public sealed record HandoffAnswer(
    ConversationKey Conversation, DateTimeOffset RequestedAt, DateTimeOffset? AnsweredAt = null, DateTimeOffset? LeftAt = null, string? AccountId = null);
