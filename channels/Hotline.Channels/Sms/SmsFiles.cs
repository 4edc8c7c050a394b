using Hotline.Channels.Twilio;
using Hotline.Channels.VendorFiles;

namespace Hotline.Channels.Sms;

/// <summary>Gives the pictures of a multimedia message addresses of our own, at which their copies will be found.</summary>
internal static class SmsFiles
{
    /// <summary>The delivery with our addresses in the place of Twilio's.</summary>
    public static InboundActivity Claim(InboundActivity inbound, TwilioOptions options)
    {
        if (inbound.Activity.Attachments is not { Count: > 0 } attachments)
            return inbound;
        VendorFile[] files = [.. attachments.Select((a, i) => VendorFileIds.FileOf(options.AuthToken, inbound.ExternalId, i, a.ContentType, a.ContentUrl!))];
        return inbound with
        {
            Activity = inbound.Activity with { Attachments = [.. attachments.Zip(files, (a, f) => a with { ContentUrl = VendorFileIds.PathOf(f) })] },
            VendorFiles = files,
        };
    }
}
