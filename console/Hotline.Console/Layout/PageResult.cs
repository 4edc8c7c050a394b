using Hotline.Console.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Console.Layout;

/// <summary>Makes whole pages.</summary>
internal static class PageResult
{
    /// <summary>A page.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="title">For the browser's tab.</param>
    /// <param name="body">What stands in it.</param>
    /// <param name="live">Address of the stream that keeps it current, or null.</param>
    /// <param name="status">HTTP status.</param>
    public static IResult Page(this HttpContext context, string title, RenderFragment body, string? live = null, int status = StatusCodes.Status200OK)
        => new RazorComponentResult<Document>(new Dictionary<string, object?>
        {
            [nameof(Document.Page)] = context.PageContext(),
            [nameof(Document.Title)] = title,
            [nameof(Document.Body)] = body,
            [nameof(Document.Live)] = live,
        })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    /// <summary>What the components of this request's page know.</summary>
    public static PageContext PageContext(this HttpContext context)
    {
        var services = context.RequestServices;
        return new(
            context.Person(),
            services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!,
            context.Request.Path + context.Request.QueryString,
            services.GetRequiredService<TimeProvider>().GetUtcNow(),
            services.GetRequiredService<ConsoleAssets>().Version);
    }

    /// <summary>To another page of the console, after a form was taken (RFC 9110, 303).</summary>
    public static IResult SeeOther(this HttpContext context, string path)
    {
        context.Response.Headers.Location = path;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
