using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Phone;

internal static partial class PhoneLog
{
    [LoggerMessage(1, LogLevel.Error, "Step {Step} of a call could not be handled")]
    public static partial void InboxFailed(ILogger logger, string step, Exception exception);
}
