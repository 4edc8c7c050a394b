using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hotline.Host.PublicPage;

/// <summary>
/// The page on which everybody reads by when matters are to be handled, and how that went: <c>/standards</c>. Rendered on the server,
/// without script, in Chinese and English, without anything about a single matter.
/// </summary>
internal static class PublicPageModule
{
    public const string Path = "/standards";
    private const string StylePath = Path + "/page.css";

    /// <summary>Figures are counted now and then; caches may keep the page for a while.</summary>
    private const string Cached = "public, max-age=300";

    public static void AddPublicPage(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<StandardWords>();
        services.AddSingleton<PublicResults>();
        services.AddSingleton<ResultWords>();
    }

    public static void MapPublicPage(this IEndpointRouteBuilder endpoints)
    {
        var style = new Lazy<byte[]>(ReadStyle);
        endpoints.MapGet(Path, async (HttpContext context, StandardWords words, ResultWords results) =>
        {
            var headers = context.Response.Headers;
            headers.CacheControl = Cached;
            headers.Vary = "Accept-Language";
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            var language = LanguageOf(context.Request);
            return new RazorComponentResult<StandardsPage>(new Dictionary<string, object?>
            {
                [nameof(StandardsPage.Language)] = language,
                [nameof(StandardsPage.Rows)] = words.Rows(language),
                [nameof(StandardsPage.City)] = words.City(language),
                [nameof(StandardsPage.Results)] = await results.OfAsync(language, context.RequestAborted),
            });
        });
        endpoints.MapGet(StylePath, (HttpResponse response) =>
        {
            response.Headers.CacheControl = Cached;
            return TypedResults.Bytes(style.Value, "text/css; charset=utf-8");
        });
    }

    /// <summary>What the address asks for, else what the browser prefers, else Chinese.</summary>
    private static string LanguageOf(HttpRequest request)
    {
        var asked = request.Query["lang"].ToString();
        var first = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value ?? "";
        return (asked.Length > 0 ? asked : first).StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh-CN";
    }

    private static byte[] ReadStyle()
    {
        using var source = Assembly.GetExecutingAssembly().GetManifestResourceStream("public/page.css")!;
        var content = new byte[source.Length];
        source.ReadExactly(content);
        return content;
    }
}
