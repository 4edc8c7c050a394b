namespace Hotline.Channels.WebChat.Access;

/// <summary>How long tokens are good for.</summary>
internal static class TokenLifetimes
{
    /// <summary>As Direct Line's; clients refresh after 15 minutes.</summary>
    public static readonly TimeSpan Conversation = TimeSpan.FromMinutes(30);

    /// <summary>A stream's address must be used within this time, as Direct Line's.</summary>
    public static readonly TimeSpan Stream = TimeSpan.FromSeconds(60);

    /// <summary>How long a browser can come back to its conversation: a complex matter takes 15 days, and its follow-up some more.</summary>
    public static readonly TimeSpan Resume = TimeSpan.FromDays(30);
}
