namespace Hotline.Channels.WebChat.Access;

/// <summary>What a token opens: one conversation, as one user.</summary>
/// <param name="ConversationId">The only conversation it opens.</param>
/// <param name="UserId">The resident, who cannot be impersonated with it; null: whoever holds the conversation, without an id of their own.</param>
internal sealed record ConversationGrant(string ConversationId, string? UserId)
{
    /// <summary>Origins of the pages that may use it; null: any.</summary>
    public IReadOnlyList<string>? Origins { get; init; }
}

/// <summary>What a token is good for. Each use has a key of its own, so that no token passes for another kind.</summary>
internal enum TokenUse
{
    /// <summary>Reads and writes a conversation (Direct Line's token).</summary>
    Conversation,
    /// <summary>Opens one stream, from its address (Direct Line's <c>?t=</c>).</summary>
    Stream,
    /// <summary>Lets the same browser come back to its conversation (the page's cookie).</summary>
    Resume,
}
