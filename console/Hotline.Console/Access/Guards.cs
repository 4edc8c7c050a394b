using Hotline.Console.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Console.Access;

/// <summary>Who may call an endpoint. Every endpoint of the console says so; a test keeps it.</summary>
/// <param name="AnyOf">Rights of which one is enough; empty: everybody who is signed in.</param>
/// <param name="IsPublic">True: nobody need be signed in.</param>
internal sealed record Guard(Right[] AnyOf, bool IsPublic);

/// <summary>Guards endpoints: signed in, with the right, and with the form's own token.</summary>
internal static class Guards
{
    /// <summary>Only for those who have one of these rights.</summary>
    public static RouteHandlerBuilder Require(this RouteHandlerBuilder endpoint, params Right[] anyOf)
        => endpoint.WithMetadata(new Guard(anyOf, IsPublic: false)).AddEndpointFilter((call, next) => CheckAsync(call, next, anyOf)).CheckForm();

    /// <summary>Lets forms with files be as large as <paramref name="bytes"/>, instead of the server's usual limit.</summary>
    public static RouteHandlerBuilder TakesUpTo(this RouteHandlerBuilder endpoint, long bytes) => endpoint.WithMetadata(new UploadLimit(bytes));

    /// <summary>For everybody who is signed in.</summary>
    public static RouteHandlerBuilder RequireSignedIn(this RouteHandlerBuilder endpoint) => endpoint.Require();

    /// <summary>For everybody.</summary>
    public static RouteHandlerBuilder Public(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new Guard([], IsPublic: true)).CheckForm();

    private static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next, Right[] anyOf)
    {
        var context = call.HttpContext;
        if (context.Person() is not { } person)
        {
            var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : PageOf(context.Request);
            return context.SeeOther("/console/sign-in?back=" + Uri.EscapeDataString(back));
        }

        // One's own account, which needs no right, stays open: there the app is set up.
        if (anyOf.Length > 0 && !person.HasSecondFactor && context.RequestServices.GetRequiredService<IOptions<ConsoleOptions>>().Value.NeedsSecondFactor(person.Role))
            return context.SeeOther("/console/account?done=needed");
        return anyOf.Length > 0 && !anyOf.Any(person.Has) ? Refusals.Forbidden(context) : await next(call);
    }

    /// <summary>The page that a form stands in: there is what was written.</summary>
    private static string PageOf(HttpRequest request)
        => Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) ? SignInEndpoints.Local(page.PathAndQuery) : "/console";

    /// <summary>A form without the token that its page was given did not come from our page.</summary>
    private static RouteHandlerBuilder CheckForm(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (call, next) =>
    {
        var context = call.HttpContext;
        if (HttpMethods.IsGet(context.Request.Method))
            return await next(call);
        if (context.GetEndpoint()?.Metadata.GetMetadata<UploadLimit>() is { } limit && context.Request.ContentLength > limit.Bytes)
            return Refusals.TooLarge(context);
        try
        {
            await context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return Refusals.Stale(context);
        }

        return await next(call);
    });

    /// <param name="Bytes">Largest form that is taken.</param>
    private sealed record UploadLimit(long Bytes) : IRequestSizeLimitMetadata
    {
        /// <summary>More than is taken: beyond it the server hangs up, and whoever sent the form would not read why.</summary>
        public long? MaxRequestBodySize => Bytes * 4;
    }
}
