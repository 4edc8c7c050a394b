using System.Text.Json.Serialization;
using Hotline.Channels.WebChat.Access;
using Hotline.Channels.WebChat.DirectLine;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat.Page;

/// <summary>
/// POST /chat/token: our own page gets a token without knowing the secret. A cookie that scripts cannot read lets the browser come
/// back to its conversation, so that a reload, or a visit some days later, goes on where it was.
/// </summary>
internal sealed class ChatTokenCall(WebChatOptions options, TokenSigner signer, WebChatLimits limits)
{
    /// <summary>Where the page asks.</summary>
    public const string Route = ChatPage.Route + "/token";

    private const string CookieName = "hotline-chat";

    /// <summary>Issues a token for the browser's conversation, or for a new one where it has none or wants another.</summary>
    public async Task<DirectLineError?> IssueAsync(HttpContext context)
    {
        if (!IsOwnPage(context.Request))
            return DirectLineError.NotSameSite;
        if (!await limits.AllowChatAsync(context.Connection.RemoteIpAddress))
            return DirectLineError.TooManyRequests;
        var (body, error) = await DirectLineRequest.ReadAsync(context, ChatTokenJsonContext.Wire.ChatTokenRequest);
        if (error is not null)
            return error;
        var grant = (body is { StartOver: true } ? null : ReadCookie(context.Request))
            ?? new(ConversationIds.New(), ConversationIds.NewUser());
        WriteCookie(context, grant);
        var token = signer.Issue(TokenUse.Conversation, grant, TokenLifetimes.Conversation);
        var answer = new ChatTokenResponse(grant.ConversationId, token, (int)TokenLifetimes.Conversation.TotalSeconds, grant.UserId);
        await context.WriteAsync(answer, ChatTokenJsonContext.Wire.ChatTokenResponse);
        return null;
    }

    private ConversationGrant? ReadCookie(HttpRequest request)
        => request.Cookies[CookieName] is { } cookie ? signer.Read(TokenUse.Resume, cookie).Grant : null;

    private void WriteCookie(HttpContext context, ConversationGrant grant)
        => context.Response.Cookies.Append(CookieName, signer.Issue(TokenUse.Resume, grant, TokenLifetimes.Resume), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps || options.PublicUrl?.Scheme == Uri.UriSchemeHttps,
            Path = ChatPage.Route,
            MaxAge = TokenLifetimes.Resume,
            IsEssential = true,
        });

    // Another site's page could otherwise make a browser forget its conversation. What sends neither header is no browser.
    private bool IsOwnPage(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site == "same-origin";
        return request.Headers.Origin is not [{ } origin]
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page)
                && (page.Authority == request.Host.Value || page.Authority == options.PublicUrl?.Authority));
    }
}

/// <summary>What the page asks for.</summary>
/// <param name="StartOver">True: a new conversation.</param>
internal sealed record ChatTokenRequest(bool StartOver);

/// <summary>What the page gets.</summary>
internal sealed record ChatTokenResponse(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresInSeconds, string? UserId);

[JsonSerializable(typeof(ChatTokenRequest))]
[JsonSerializable(typeof(ChatTokenResponse))]
internal sealed partial class ChatTokenJsonContext : JsonSerializerContext
{
    public static ChatTokenJsonContext Wire { get; } = new(new System.Text.Json.JsonSerializerOptions(System.Text.Json.JsonSerializerDefaults.Web));
}
