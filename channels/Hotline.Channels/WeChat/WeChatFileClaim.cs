using System.Text.Json;
using Hotline.Channels.VendorFiles;

namespace Hotline.Channels.WeChat;

/// <summary>Gives a resident's photo or film an address of our own, at which its copy will be found.</summary>
internal static class WeChatFileClaim
{
    private const string ImagePrefix = "image/";
    private const string VideoPrefix = "video/";

    /// <summary>The message with our address in the place of the platform's; speech is left alone, nobody here can hear it.</summary>
    public static InboundActivity Claim(InboundActivity inbound, WeChatOptions options)
    {
        if (inbound.Activity is not { Attachments: [{ ContentType: var type } attachment], ChannelData: { } data } || !IsSeen(type)
            || data.Deserialize(WeChatJson.Instance.WeChatChannelData)?.MediaId is not { } mediaId)
            return inbound;
        var file = VendorFileIds.FileOf(options.AppSecret, inbound.ExternalId, index: 0, type, mediaId);
        return inbound with
        {
            Activity = inbound.Activity with { Attachments = [attachment with { ContentUrl = VendorFileIds.PathOf(file) }] },
            VendorFiles = [file],
        };
    }

    private static bool IsSeen(string contentType)
        => contentType.StartsWith(ImagePrefix, StringComparison.Ordinal) || contentType.StartsWith(VideoPrefix, StringComparison.Ordinal);
}
