namespace Hotline.Channels.Sms;

/// <inheritdoc cref="IChannelPreview"/>
internal sealed class SmsPreview(ChannelCapabilities capabilities) : IChannelPreview
{
    public ChannelCapabilities Capabilities => capabilities;

    public ChannelPreview Show(IReadOnlyList<Activity> replies)
    {
        var text = SmsText.Render(replies);
        return new(text, IsMarkdown: false, [], SmsSegments.Count(text));
    }
}
