using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WebChat;

/// <summary>What the web chat logs: ids and sizes, never words, names or tokens.</summary>
internal static partial class WebChatLog
{
    [LoggerMessage(1, LogLevel.Information, "Refused {Route}: {Status} {Code}")]
    public static partial void Refused(this ILogger logger, string? route, int status, string code);

    [LoggerMessage(2, LogLevel.Warning, "The inbox took nothing from conversation {ConversationId}")]
    public static partial void InboxUnavailable(this ILogger logger, string conversationId, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "File refused in conversation {ConversationId}: {Reason}")]
    public static partial void FileRefused(this ILogger logger, string conversationId, string reason);

    [LoggerMessage(4, LogLevel.Error, "Stream of conversation {ConversationId} ended by an error")]
    public static partial void StreamFailed(this ILogger logger, string conversationId, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "Stream of conversation {ConversationId} dropped: its client did not read")]
    public static partial void SlowClientDropped(this ILogger logger, string conversationId);
}
