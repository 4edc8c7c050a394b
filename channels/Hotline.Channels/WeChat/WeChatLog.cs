using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WeChat;

/// <summary>What the channel logs: ids and reasons, never what was said or who said it.</summary>
internal static partial class WeChatLog
{
    [LoggerMessage(1, LogLevel.Warning, "A WeChat {Method} request was refused: {Refusal}.")]
    public static partial void Refused(ILogger logger, string method, WeChatRefusal refusal);

    [LoggerMessage(2, LogLevel.Error, "WeChat message {MsgId} could not be stored; the platform was told to deliver it again.")]
    public static partial void InboxUnavailable(ILogger logger, string msgId, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "WeChat will not take outbox message {OutboxId}: {Reason}.")]
    public static partial void Rejected(ILogger logger, long outboxId, string reason);

    [LoggerMessage(4, LogLevel.Information, "WeChat did not take outbox message {OutboxId} at attempt {Attempt}: {Reason}.")]
    public static partial void NotTakenNow(ILogger logger, long outboxId, int attempt, string reason);
}
