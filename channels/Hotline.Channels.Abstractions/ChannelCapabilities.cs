namespace Hotline.Channels;

/// <summary>What a channel can carry. The engine words its answers by these; it never asks which channel it is.</summary>
public sealed record ChannelCapabilities
{
    /// <summary>One of <see cref="ChannelIds"/>.</summary>
    public required string ChannelId { get; init; }

    /// <summary>How an answer is worded.</summary>
    public required AnswerStyle Style { get; init; }

    /// <summary>Most characters (UTF-16 units) of one reply.</summary>
    public required int MaxTextLength { get; init; }

    /// <summary>How committed replies travel.</summary>
    public required ReplyMode Replies { get; init; }

    /// <summary>How long the channel waits for the reply in its HTTP response; what misses it is pushed. Zero: it does not wait.</summary>
    public TimeSpan ReplyDeadline { get; init; }

    /// <summary>True where the resident's id is a telephone number, so that no contact need be asked.</summary>
    public bool ResidentIsPhoneNumber { get; init; }

    /// <summary>True where <see cref="Activity.SuggestedActions"/> are shown as buttons; otherwise as numbered lines.</summary>
    public bool HasButtons { get; init; }

    /// <summary>True where a conversation ends with its connection (a call), so nothing can be pushed into it later.</summary>
    public bool EndsWithConnection { get; init; }

    /// <summary>How long and how often we may write after a resident's message; null: without limit.</summary>
    public PushAllowance? PushAllowance { get; init; }
}

/// <summary>What a channel takes of ours after each message of the resident.</summary>
/// <param name="For">For how long; the end belongs to it.</param>
/// <param name="Most">How many messages, until the resident writes again.</param>
public sealed record PushAllowance(TimeSpan For, int Most);

/// <summary>How an answer is worded.</summary>
public enum AnswerStyle
{
    /// <summary>Short sentences, said aloud.</summary>
    Spoken,
    /// <summary>A few lines of plain text.</summary>
    Brief,
    /// <summary>Full text.</summary>
    Rich,
}

/// <summary>How committed replies travel to the resident.</summary>
public enum ReplyMode
{
    /// <summary>In the HTTP response that the channel waits on; late ones through <see cref="IChannelSender"/>.</summary>
    Inline,
    /// <summary>The resident's client reads the conversation's log (Direct Line); committing is delivering.</summary>
    Log,
}
