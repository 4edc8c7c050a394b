using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Hotline.Channels.WebChat;

/// <summary>Under which address browsers reach this service.</summary>
internal sealed class PublicAddress(WebChatOptions options)
{
    private readonly string? configured = options.PublicUrl?.GetLeftPart(UriPartial.Authority);

    /// <summary>Scheme and host without a slash at the end, for example <c>https://hotline.example</c>.</summary>
    public string Of(HttpRequest request)
        => configured ?? UriHelper.BuildAbsolute(request.Scheme, request.Host).TrimEnd('/');

    /// <summary>The same for WebSockets: <c>ws</c> or <c>wss</c>.</summary>
    public string OfStream(HttpRequest request) => string.Concat("ws", Of(request).AsSpan("http".Length));
}
