using System.Collections.Concurrent;
using Hotline.Channels.Sms;
using Hotline.Channels.WeChat;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Hotline.Host.TryIt.Page;

/// <summary>GET /try and the files it needs.</summary>
internal sealed class TryItPage(TryItAssets assets, SmsOptions sms, WeChatOptions weChat)
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private readonly ConcurrentDictionary<string, TryItAsset> pages = new();

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("", Get);
        group.MapGet("/assets/{version}/{name}", GetAsset);
    }

    private FileContentHttpResult Get(HttpContext context, string? lang)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(tag => tag.Quality ?? 1).Select(tag => tag.Value.Value);
        var language = TryItTexts.Choose([lang, .. accepted]);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.Vary = HeaderNames.AcceptLanguage;
        headers.ContentLanguage = language;
        return Send(context, pages.GetOrAdd(language, Render), "no-cache");
    }

    private Results<FileContentHttpResult, NotFound> GetAsset(HttpContext context, string version, string name)
        => assets.Find(name) is { } asset
            ? Send(context, asset, version == assets.Version ? "max-age=31536000, immutable" : "no-cache")
            : TypedResults.NotFound();

    private static FileContentHttpResult Send(HttpContext context, TryItAsset asset, string cache)
    {
        context.Response.Headers.CacheControl = cache;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(asset.Content, asset.ContentType, entityTag: EntityTagHeaderValue.Parse(asset.EntityTag));
    }

    private TryItAsset Render(string language)
    {
        var values = new Dictionary<string, string>
        {
            ["language"] = language,
            ["otherLanguage"] = language == TryItTexts.Chinese ? TryItTexts.English : TryItTexts.Chinese,
            ["version"] = assets.Version,
            ["hotlineNumber"] = sms.From,
            ["isSafe"] = weChat.SafeModeOnly ? "true" : "false",
            ["mayChangeMode"] = weChat is { SafeModeOnly: false, EncodingAesKey: not null } ? "true" : "false",
        };
        return new("", "text/html; charset=utf-8", TryItTemplate.Render(assets.Template, TryItTexts.In(language), values));
    }
}
