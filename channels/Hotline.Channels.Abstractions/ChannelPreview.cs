namespace Hotline.Channels;

/// <summary>Shows what a channel makes of replies, by its own renderer, without sending anything.</summary>
public interface IChannelPreview
{
    /// <summary>What the channel can carry.</summary>
    ChannelCapabilities Capabilities { get; }

    /// <summary>The replies of one turn as a resident gets them.</summary>
    ChannelPreview Show(IReadOnlyList<Activity> replies);
}

/// <summary>Replies as a resident gets them.</summary>
/// <param name="Text">What is read, or heard.</param>
/// <param name="IsMarkdown">True where the resident's client lays <paramref name="Text"/> out as Markdown.</param>
/// <param name="Choices">Buttons beside the text; choices that stand in the text itself are not named again.</param>
/// <param name="Parts">Messages that it is sent and charged as.</param>
/// <param name="LengthInBytes">UTF-8 bytes, where the channel counts them; else null.</param>
public sealed record ChannelPreview(string Text, bool IsMarkdown, IReadOnlyList<string> Choices, int Parts, int? LengthInBytes = null);
