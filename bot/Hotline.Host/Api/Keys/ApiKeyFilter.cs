using Hotline.Host.Limits;
using Hotline.Storage.ApiKeys;

namespace Hotline.Host.Api.Keys;

/// <summary>Lets a department in by its key in <c>Authorization: Bearer</c> or <c>X-Api-Key</c>.</summary>
internal sealed class ApiKeyFilter(KeyRing keys, [FromKeyedServices(ApiKeyFilter.Limit)] CallerLimit limit) : IEndpointFilter
{
    private const string Bearer = "Bearer ";

    /// <summary>Key of the limit that a department has over all endpoints.</summary>
    public const string Limit = "api";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await keys.FindAsync(ApiKeyScopes.Department, KeyOf(http.Request), http.RequestAborted) is not { Department: { } department })
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.NoKey();
        }

        if (!await limit.AllowsAsync(department, http.Response))
            return Problems.TooOften();
        http.Items[DepartmentItem.Key] = department;
        return await next(context);
    }

    /// <summary>The key as sent; empty where none is.</summary>
    internal static string KeyOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : request.Headers["X-Api-Key"].ToString();
    }
}

/// <summary>Where the filter leaves the department for the endpoints.</summary>
internal static class DepartmentItem
{
    public static readonly object Key = new();

    public static string Department(this HttpContext context) => (string)context.Items[Key]!;
}
