using System.Globalization;
using Hotline.Channels.WebChat.Access;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>Opening a conversation and coming back to it.</summary>
internal sealed class ConversationCalls(
    AccessGate gate, TokenSigner signer, WebChatLimits limits, PublicAddress address, IInbox inbox, IConversationLog log, TimeProvider clock)
{
    /// <summary>Opens the token's conversation (or, for a server, a new one); the bot is told the first time.</summary>
    public async Task<DirectLineError?> StartAsync(HttpContext context)
    {
        if (!gate.TryEnter(context.Request, out var caller, out var refusal))
            return refusal;
        var grant = caller.Grant ?? new(ConversationIds.New(), null);
        if (!await limits.AllowWriteAsync(grant.ConversationId))
            return DirectLineError.TooManyRequests;
        var (body, error) = await DirectLineRequest.ReadAsync(context, DirectLineJsonContext.Wire.StartRequest);
        if (error is not null)
            return error;
        var userId = WebChatMapper.UserId(caller, body?.User, grant.ConversationId);
        var isNew = !await log.ExistsAsync(Routes.Key(grant.ConversationId), context.RequestAborted);
        if (isNew)
            await inbox.AcceptAsync(WebChatMapper.Start(grant.ConversationId, userId, body?.Locale, clock.GetUtcNow()), context.RequestAborted);
        await AnswerAsync(context, grant with { UserId = userId }, 0, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        return null;
    }

    /// <summary>Gives a client that lost its stream a new one, from where it had read to.</summary>
    public async Task<DirectLineError?> ResumeAsync(HttpContext context)
    {
        var conversationId = context.GetConversationId();
        if (!gate.TryEnter(context.Request, conversationId, out var caller, out var refusal))
            return refusal;
        if (!limits.AllowRead(conversationId))
            return DirectLineError.TooManyRequests;
        if (!ActivitySets.TryReadWatermark(context.Request.Query["watermark"], out var after))
            return DirectLineError.BadArgument("The watermark was not issued by this service.");
        if (!await log.ExistsAsync(Routes.Key(conversationId), context.RequestAborted))
            return DirectLineError.NoConversation;
        await AnswerAsync(context, caller.Grant ?? new(conversationId, null), after, StatusCodes.Status200OK);
        return null;
    }

    private Task AnswerAsync(HttpContext context, ConversationGrant grant, long after, int status)
    {
        var token = signer.Issue(TokenUse.Conversation, grant, TokenLifetimes.Conversation);
        var ticket = signer.Issue(TokenUse.Stream, new(grant.ConversationId, null), TokenLifetimes.Stream);
        var watermark = after.ToString(CultureInfo.InvariantCulture);
        var answer = new ConversationResponse(grant.ConversationId, token, (int)TokenLifetimes.Conversation.TotalSeconds)
        {
            StreamUrl = $"{address.OfStream(context.Request)}{Routes.Base}/conversations/{Uri.EscapeDataString(grant.ConversationId)}/stream?watermark={watermark}&t={ticket}",
        };
        return context.WriteAsync(answer, DirectLineJsonContext.Wire.ConversationResponse, status);
    }
}
