using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Api;

/// <summary>API keys of departments. Section <c>Api</c>.</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>The key that stands in the development configuration; refused elsewhere.</summary>
    public const string DevelopmentKeyPrefix = "dev-";

    /// <summary>Department code to API key (at least 16 characters). Empty: the interface is closed.</summary>
    [Required]
    public Dictionary<string, string> DepartmentKeys { get; init; } = [];
}

/// <summary>Lets a department in by its key in <c>Authorization: Bearer</c> or <c>X-Api-Key</c>; compares in constant time.</summary>
internal sealed class ApiKeyFilter(IOptions<ApiOptions> options) : IEndpointFilter
{
    private readonly (string Department, byte[] Hash)[] keys =
        [.. options.Value.DepartmentKeys.Select(k => (k.Key, SHA256.HashData(Encoding.UTF8.GetBytes(k.Value))))];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (DepartmentOf(context.HttpContext.Request) is not { } department)
            return Problems.NoKey();
        context.HttpContext.Items[DepartmentItem.Key] = department;
        return await next(context);
    }

    private string? DepartmentOf(HttpRequest request)
    {
        var given = request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token]
            ? token
            : request.Headers["X-Api-Key"].ToString();
        if (given.Length == 0)
            return null;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given));
        string? found = null;
        foreach (var (department, expected) in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, expected))
                found = department;
        }

        return found;
    }
}

/// <summary>Where the filter leaves the department for the endpoints.</summary>
internal static class DepartmentItem
{
    public static readonly object Key = new();

    public static string Department(this HttpContext context) => (string)context.Items[Key]!;
}
