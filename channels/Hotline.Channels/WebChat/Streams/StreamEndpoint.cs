using Hotline.Channels.WebChat.Access;
using Hotline.Channels.WebChat.DirectLine;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Hotline.Channels.WebChat.Streams;

/// <summary>Opens a conversation's stream. Its address carries a ticket, because a browser cannot put a token into a WebSocket's header.</summary>
internal sealed class StreamEndpoint(
    TokenSigner signer, PublicAddress address, ConversationStreams streams, IHostApplicationLifetime lifetime)
{
    /// <summary>Where streams are.</summary>
    public const string Route = Routes.Conversation + "/stream";

    /// <summary>Checks the ticket and serves the stream until one side ends it.</summary>
    public async Task<DirectLineError?> OpenAsync(HttpContext context)
    {
        var conversationId = context.GetConversationId();
        var reading = signer.Read(TokenUse.Stream, context.Request.Query["t"].ToString());
        if (reading.State == TokenState.Expired)
            return DirectLineError.TokenExpired;
        if (reading.Grant?.ConversationId != conversationId)
            return DirectLineError.InvalidToken;
        if (!ActivitySets.TryReadWatermark(context.Request.Query["watermark"], out var after))
            return DirectLineError.BadArgument("The watermark was not issued by this service.");
        if (!context.WebSockets.IsWebSocketRequest)
            return DirectLineError.BadArgument("A WebSocket is expected here.");
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await streams.ServeAsync(socket, conversationId, after, address.Of(context.Request), lifetime.ApplicationStopping);
        return null;
    }
}
