namespace Hotline.Channels.WebChat;

/// <summary>Web chat hands replies on as they are; the page lays them out and shows choices as buttons.</summary>
internal sealed class WebChatPreview(ChannelCapabilities capabilities) : IChannelPreview
{
    public ChannelCapabilities Capabilities => capabilities;

    public ChannelPreview Show(IReadOnlyList<Activity> replies)
    {
        var messages = replies.Where(r => r.Type == ActivityTypes.Message).ToList();
        return new(
            string.Join("\n\n", messages.Select(m => m.Text)),
            messages.Exists(m => m.TextFormat == "markdown"),
            [.. messages.SelectMany(m => m.SuggestedActions?.Actions ?? []).Select(a => a.Title)],
            messages.Count);
    }
}
