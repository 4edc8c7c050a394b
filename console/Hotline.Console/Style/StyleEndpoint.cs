using Hotline.Console.Layout;
using Microsoft.AspNetCore.Http;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Style;

/// <summary>GET /console/style: the visual language on one page.</summary>
internal static class StyleEndpoint
{
    public static IResult Get(HttpContext context) => context.Page(T("Style_Title"), Fragment.Of<StylePage>(StylePage.Everything));
}
