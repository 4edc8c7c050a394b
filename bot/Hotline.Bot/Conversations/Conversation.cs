using Hotline.Channels;

namespace Hotline.Bot.Conversations;

/// <summary>A conversation as it was last committed.</summary>
/// <param name="Reference">Whose, and where.</param>
/// <param name="State">What the engine remembers.</param>
/// <param name="Version">Counts its commits; 0: never committed.</param>
/// <param name="LastSequence">Sequence number of its last logged activity; 0 for none.</param>
public sealed record Conversation(ConversationReference Reference, ConversationState State, long Version, long LastSequence);
