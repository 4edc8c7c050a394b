using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Twilio;

internal static partial class TwilioLog
{
    [LoggerMessage(1, LogLevel.Warning, "Webhook {Path} refused with {Status}: {Reason}")]
    public static partial void Refused(ILogger logger, string path, int status, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Twilio refused message {OutboxId} for good: {Reason}")]
    public static partial void Rejected(ILogger logger, long outboxId, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Twilio did not take message {OutboxId} on try {Attempt}: {Reason}")]
    public static partial void NotTaken(ILogger logger, long outboxId, int attempt, string reason);
}
