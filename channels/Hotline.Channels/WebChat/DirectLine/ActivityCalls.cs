using Hotline.Channels.WebChat.Access;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>Saying something in a conversation, and reading it without a stream.</summary>
internal sealed class ActivityCalls(
    AccessGate gate, WebChatLimits limits, PublicAddress address, ActivityPoster poster, IConversationLog log, IConversationSigns signs)
{
    /// <summary>Takes a message, an event or (without storing it) typing.</summary>
    public async Task<DirectLineError?> PostAsync(HttpContext context)
    {
        var conversationId = context.GetConversationId();
        if (!gate.TryEnter(context.Request, conversationId, out var caller, out var refusal))
            return refusal;
        if (!await limits.AllowWriteAsync(conversationId))
            return DirectLineError.TooManyRequests;
        var (body, error) = await DirectLineRequest.ReadAsync(context, DirectLineJsonContext.Wire.IncomingActivity);
        if (error is not null)
            return error;
        return await poster.PostAsync(context, caller, conversationId, body ?? new(), []);
    }

    /// <summary>Gives what came after a watermark.</summary>
    public async Task<DirectLineError?> ReadAsync(HttpContext context)
    {
        var conversationId = context.GetConversationId();
        if (!gate.TryEnter(context.Request, conversationId, out var caller, out var refusal))
            return refusal;
        if (!limits.AllowRead(conversationId))
            return DirectLineError.TooManyRequests;
        if (!ActivitySets.TryReadWatermark(context.Request.Query["watermark"], out var after))
            return DirectLineError.BadArgument("The watermark was not issued by this service.");
        var key = Routes.Key(conversationId);
        var logged = await log.ReadAsync(key, after, ActivitySets.PageSize, context.RequestAborted);
        // A token names a conversation of ours; a server may name any.
        if (logged.Count == 0 && caller.IsService && !await log.ExistsAsync(key, context.RequestAborted))
            return DirectLineError.NoConversation;
        await context.WriteAsync(ActivitySets.From(logged, after, conversationId, address.Of(context.Request)), DirectLineJsonContext.Wire.ActivitySet);
        if (ActivitySets.LastSpoken(logged) is { } reached)
            signs.Reach(key, reached);
        return null;
    }
}
