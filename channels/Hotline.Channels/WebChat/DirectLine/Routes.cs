using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>Where Direct Line is found.</summary>
internal static class Routes
{
    /// <summary>Everything is below it.</summary>
    public const string Base = "/v3/directline";

    private const string ConversationId = "conversationId";

    /// <summary>A conversation.</summary>
    public const string Conversation = Base + "/conversations/{" + ConversationId + "}";

    /// <summary>The conversation that the request's path names; empty where it names none.</summary>
    public static string GetConversationId(this HttpContext context)
        => context.Request.RouteValues[ConversationId] as string ?? "";

    /// <summary>That conversation across channels.</summary>
    public static ConversationKey Key(string conversationId) => new(ChannelIds.WebChat, conversationId);
}
