namespace Hotline.Channels;

/// <summary>
/// Where a resident can be reached later: enough to address a message to a conversation that is not open now
/// (a ticket opened by phone is followed up by SMS). As in the Bot Framework schema.
/// </summary>
public sealed record ConversationReference
{
    /// <summary>One of <see cref="ChannelIds"/>.</summary>
    public required string ChannelId { get; init; }

    /// <summary>Id of the conversation within the channel.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The resident.</summary>
    public required ChannelAccount User { get; init; }

    /// <summary>The hotline's own address on the channel (the number texted, the account followed).</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>Language last spoken, <c>zh-CN</c> or <c>en</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>The conversation's key across channels.</summary>
    public ConversationKey Key => new(ChannelId, ConversationId);

    /// <summary>Takes the reference from an inbound activity, whose channel, conversation and sender must be set.</summary>
    /// <exception cref="ArgumentException">One of the three is missing.</exception>
    public static ConversationReference From(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity is not { ChannelId: { } channel, Conversation.Id: { } conversation, From: { } user })
            throw new ArgumentException("An inbound activity names its channel, conversation and sender.", nameof(activity));
        return new() { ChannelId = channel, ConversationId = conversation, User = user, Bot = activity.Recipient, Locale = activity.Locale };
    }
}

/// <summary>A conversation, named across all channels.</summary>
public readonly record struct ConversationKey(string ChannelId, string ConversationId);
