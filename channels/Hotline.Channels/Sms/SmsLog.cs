using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Sms;

internal static partial class SmsLog
{
    [LoggerMessage(1, LogLevel.Information, "Message {MessageSid} not answered: {Reason}")]
    public static partial void Ignored(ILogger logger, string messageSid, string reason);

    [LoggerMessage(2, LogLevel.Error, "Message {MessageSid} could not be stored; Twilio is told to use its fallback")]
    public static partial void InboxUnavailable(ILogger logger, string messageSid, Exception exception);
}
