using Hotline.Host.Api.Keys;
using Hotline.Host.Limits;
using Hotline.Storage.ApiKeys;

namespace Hotline.Host.Api.Figures;

/// <summary>Lets in a department, to its own figures, and whoever has a key for those of the whole city.</summary>
internal sealed class FiguresKeyFilter(KeyRing keys, [FromKeyedServices(ApiKeyFilter.Limit)] CallerLimit limit) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = ApiKeyFilter.KeyOf(http.Request);
        if ((await keys.FindAsync(ApiKeyScopes.Department, key, http.RequestAborted) ?? await keys.FindAsync(ApiKeyScopes.Figures, key, http.RequestAborted)) is not { } holder)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.NoKey();
        }

        if (!await limit.AllowsAsync(holder.Department ?? holder.Name, http.Response))
            return Problems.TooOften();
        http.Items[FiguresScope.Key] = holder;
        return await next(context);
    }
}

/// <summary>Where the filter leaves whose figures the caller may read.</summary>
internal static class FiguresScope
{
    public static readonly object Key = new();

    /// <summary>Code of the only department whose figures the caller may read; null: all.</summary>
    public static string? OnlyDepartment(this HttpContext context) => ((KeyHolder)context.Items[Key]!).Department;
}
