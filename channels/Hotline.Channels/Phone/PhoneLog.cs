using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Phone;

internal static partial class PhoneLog
{
    [LoggerMessage(1, LogLevel.Error, "Step {Step} of a call could not be handled")]
    public static partial void InboxFailed(ILogger logger, string step, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "A call could not be changed for an operator: {Reason}")]
    public static partial void CallNotChanged(ILogger logger, string reason);
}
