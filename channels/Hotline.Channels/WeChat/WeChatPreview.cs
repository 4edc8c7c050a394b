using System.Text;

namespace Hotline.Channels.WeChat;

/// <inheritdoc cref="IChannelPreview"/>
internal sealed class WeChatPreview(ChannelCapabilities capabilities) : IChannelPreview
{
    public ChannelCapabilities Capabilities => capabilities;

    public ChannelPreview Show(IReadOnlyList<Activity> replies)
    {
        var text = WeChatReply.Compose(replies)?.ToText() ?? "";
        return new(text, IsMarkdown: false, [], text.Length > 0 ? 1 : 0, Encoding.UTF8.GetByteCount(text));
    }
}
