using Hotline.Channels;

namespace Hotline.Bot.Handoff;

/// <summary>Reads the operators' queue. It is changed by <c>HandoffRequested</c> and <c>HandoffEnded</c> in a turn's commit. Implemented by storage.</summary>
public interface IHandoffQueue
{
    /// <summary>How many wait before this conversation would be served, were it to join (or where it stands, if it waits): emergencies first, then longest waiting.</summary>
    ValueTask<int> AheadOfAsync(ConversationKey conversation, bool isEmergency, CancellationToken cancellationToken);

    /// <summary>What operators have in hand, and how long they took of late.</summary>
    ValueTask<HandoffPace> PaceAsync(CancellationToken cancellationToken);
}

/// <summary>What operators have in hand.</summary>
/// <param name="InHand">Conversations with operators.</param>
/// <param name="Handling">The median from taking a conversation to its end, over the last ones; null while there were too few.</param>
public readonly record struct HandoffPace(int InHand, TimeSpan? Handling);
