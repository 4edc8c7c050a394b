using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Hotline.Channels.WebChat.DirectLine;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat.Access;

/// <summary>Tells from a request's Authorization header who is asking.</summary>
internal sealed class AccessGate(WebChatOptions options, TokenSigner signer)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] secret = Encoding.UTF8.GetBytes(options.Secret);

    /// <summary>Lets in another site's server, by the secret, or a token's holder.</summary>
    public bool TryEnter(HttpRequest request, [NotNullWhen(true)] out Caller? caller, [NotNullWhen(false)] out DirectLineError? error)
    {
        (caller, error) = Read(request);
        return caller is not null;
    }

    /// <summary>Lets in who may use <paramref name="conversationId"/>.</summary>
    public bool TryEnter(HttpRequest request, string conversationId, [NotNullWhen(true)] out Caller? caller, [NotNullWhen(false)] out DirectLineError? error)
    {
        (caller, error) = Read(request);
        if (caller?.Grant is { } grant && grant.ConversationId != conversationId)
            (caller, error) = (null, DirectLineError.OtherConversation);
        return caller is not null;
    }

    private (Caller? Caller, DirectLineError? Error) Read(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return (null, DirectLineError.MissingToken);
        var presented = header[Scheme.Length..].Trim();
        if (CryptographicOperations.FixedTimeEquals(secret, Encoding.UTF8.GetBytes(presented)))
            return (new(null), null);
        var reading = signer.Read(TokenUse.Conversation, presented);
        return reading switch
        {
            { State: TokenState.Expired } => (null, DirectLineError.TokenExpired),
            { Grant: null } => (null, DirectLineError.InvalidToken),
            { Grant: { } grant } when !IsTrusted(grant, request) => (null, DirectLineError.UntrustedOrigin),
            { Grant: { } grant } => (new(grant), null),
        };
    }

    // Browsers name the page's origin themselves; what sends none is no page.
    private static bool IsTrusted(ConversationGrant grant, HttpRequest request)
        => grant.Origins is not { } origins
            || request.Headers.Origin is not [{ } origin]
            || origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Who is asking: a token's holder, or (<paramref name="Grant"/> is null) a server that knows the secret.</summary>
internal sealed record Caller(ConversationGrant? Grant)
{
    /// <summary>True for a server that knows the secret.</summary>
    public bool IsService => Grant is null;
}
