using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat.Page;

/// <summary>GET /chat and the files it needs.</summary>
internal sealed class ChatPage(ChatAssets assets, PublicAddress address, WebChatOptions options)
{
    /// <summary>Where the page is.</summary>
    public const string Route = "/chat";

    /// <summary>Where its files are; the version is for browsers' caches only.</summary>
    public const string AssetRoute = Route + "/{version}/{name}";

    private const string LanguageCookie = "hotline-language";
    private const string TypeCookie = "hotline-type"; // written by the page itself
    private const string LanguageQuery = "lang";

    private readonly ConcurrentDictionary<(string Language, bool HasLargeType), RenderedPage> pages = new();

    /// <summary>Sends the page in the language that was chosen here before, or else that the browser prefers.</summary>
    public Task GetAsync(HttpContext context)
    {
        var language = Language(context);
        var hasLargeType = context.Request.Cookies[TypeCookie] == "large";
        var page = pages.GetOrAdd((language, hasLargeType), key => ChatTemplate.Render(assets, ChatTexts.In(key.Language), key.Language, key.HasLargeType, options.Telephone));
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy(context.Request);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=()";
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Accept-Language, Cookie";
        headers.ContentLanguage = language;
        return SendAsync(context, page.Content, "text/html; charset=utf-8", page.EntityTag);
    }

    /// <summary>Sends one of its files.</summary>
    public Task GetAssetAsync(HttpContext context)
    {
        if (context.Request.RouteValues["name"] is not string name || assets.Find(name) is not { } asset)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        // During an update an older page may ask a newer node: it gets what there is, but must not keep it.
        var isCurrent = context.Request.RouteValues["version"] is string version && version == assets.Version;
        context.Response.Headers.CacheControl = isCurrent ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return SendAsync(context, asset.Content, asset.ContentType, $"\"{ChatAssets.Fingerprint(asset.Content)}\"");
    }

    private static string Language(HttpContext context)
    {
        if (context.Request.Query[LanguageQuery] is [{ Length: > 0 } chosen])
        {
            var language = ChatTexts.Choose([chosen]);
            context.Response.Cookies.Append(LanguageCookie, language, new() { Path = Route, MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
            return language;
        }

        var accepted = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(tag => tag.Quality ?? 1).Select(tag => tag.Value.Value);
        return ChatTexts.Choose([context.Request.Cookies[LanguageCookie], .. accepted]);
    }

    private static async Task SendAsync(HttpContext context, byte[] content, string type, string entityTag)
    {
        context.Response.Headers.ETag = entityTag;
        if (context.Request.Headers.IfNoneMatch.Contains(entityTag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    // Some browsers do not count a WebSocket to the same host as 'self', so it is named.
    private string ContentSecurityPolicy(HttpRequest request)
        => "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; "
            + $"connect-src 'self' {address.OfStream(request)}; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
}

/// <summary>The page in one language, ready to send.</summary>
internal sealed record RenderedPage(byte[] Content)
{
    /// <summary>Changes with the content.</summary>
    public string EntityTag { get; } = $"\"{ChatAssets.Fingerprint(Content)}\"";

    /// <summary>Encodes a page.</summary>
    public static RenderedPage From(string html) => new(Encoding.UTF8.GetBytes(html));
}
