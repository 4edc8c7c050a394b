using Hotline.Channels.WebChat.Access;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>tokens/generate and tokens/refresh.</summary>
internal sealed class TokenCalls(AccessGate gate, TokenSigner signer)
{
    private const int MaxOrigins = 10;
    private const int MaxOriginLength = 200;

    /// <summary>A server that knows the secret gets a token for its visitor: one new conversation, as one user.</summary>
    public async Task<DirectLineError?> GenerateAsync(HttpContext context)
    {
        if (!gate.TryEnter(context.Request, out var caller, out var refusal))
            return refusal;
        if (!caller.IsService)
            return DirectLineError.WrongSecret;
        var (body, error) = await DirectLineRequest.ReadAsync(context, DirectLineJsonContext.Wire.TokenRequest);
        if (error is not null)
            return error;
        if (body?.User?.Id is { } id && !ActivityRules.IsId(id))
            return DirectLineError.BadArgument("user.id is too long or has spaces.");
        if (body?.TrustedOrigins is { } origins && (origins.Count > MaxOrigins || origins.Any(origin => origin is null or { Length: > MaxOriginLength })))
            return DirectLineError.BadArgument($"At most {MaxOrigins} origins of {MaxOriginLength} characters are taken.");
        await AnswerAsync(context, new(ConversationIds.New(), body?.User?.Id) { Origins = body?.TrustedOrigins });
        return null;
    }

    /// <summary>Whoever holds a token that is still good gets another.</summary>
    public async Task<DirectLineError?> RefreshAsync(HttpContext context)
    {
        if (!gate.TryEnter(context.Request, out var caller, out var refusal))
            return refusal;
        if (caller.Grant is not { } grant)
            return DirectLineError.InvalidToken;
        await AnswerAsync(context, grant);
        return null;
    }

    private Task AnswerAsync(HttpContext context, ConversationGrant grant)
    {
        var token = signer.Issue(TokenUse.Conversation, grant, TokenLifetimes.Conversation);
        var answer = new ConversationResponse(grant.ConversationId, token, (int)TokenLifetimes.Conversation.TotalSeconds);
        return context.WriteAsync(answer, DirectLineJsonContext.Wire.ConversationResponse);
    }
}
