using Hotline.Channels;
using Hotline.Host.Api.Documents;
using Hotline.Host.Api.Keys;
using Hotline.Host.Api.Tickets;
using Hotline.Host.Limits;
using Hotline.Host.Open311;
using Hotline.Host.Start;
using Hotline.Storage.ApiKeys;
using Hotline.Ticketing.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Api;

/// <summary>Registers and checks the departments' interface.</summary>
internal static class ApiModule
{
    private const int ShortestKey = 16;

    public static void AddTicketApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection(ApiOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter()));
        // What is refused before an endpoint is reached, by its status: NotFound, UnsupportedMediaType.
        services.AddProblemDetails(o => o.CustomizeProblemDetails = c =>
            c.ProblemDetails.Extensions.TryAdd("code", ReasonPhrases.GetReasonPhrase(c.ProblemDetails.Status ?? 0).Replace(" ", "", StringComparison.Ordinal)));
        services.AddApiDocument();
        services.AddSingleton<CommandRunner>();
        // A misshapen body is the caller's fault in Development too, where it would otherwise be thrown.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        services.AddSingleton(p => new KeyRing(
            [.. KeysOf(p.GetRequiredService<IOptions<ApiOptions>>().Value), .. Open311Module.KeysOf(p.GetRequiredService<IOptions<Open311Options>>().Value)],
            p.GetRequiredService<IApiKeyStore>()));
        services.AddKeyedSingleton(ApiKeyFilter.Limit, (p, _) => new CallerLimit(ApiKeyFilter.Limit, p.GetRequiredService<IOptions<ApiOptions>>().Value.RequestsPerMinute, p.GetService<ISharedLimits>()));
    }

    /// <summary>Refuses short keys, keys of unknown departments, and development keys outside Development.</summary>
    /// <exception cref="ApiConfigurationException">A key is not allowed.</exception>
    public static void Check(IServiceProvider services, bool isDevelopment)
    {
        var city = services.GetRequiredService<ICityDirectory>();
        foreach (var (department, key) in services.GetRequiredService<IOptions<ApiOptions>>().Value.DepartmentKeys)
        {
            var name = $"{ApiOptions.Section}:DepartmentKeys:{department}";
            if (city.FindDepartment(department) is null)
                throw new ApiConfigurationException($"{name}: there is no department '{department}'. Use a code of appsettings/city/departments.yaml, or district-CODE, street-CODE.");
            CheckKey(name, key, isDevelopment);
        }

        foreach (var (client, key) in services.GetRequiredService<IOptions<Open311Options>>().Value.ApiKeys)
            CheckKey($"{Open311Options.Section}:ApiKeys:{client}", key, isDevelopment);
    }

    private static void CheckKey(string name, string key, bool isDevelopment)
    {
        if (key.StartsWith(ApiKeyHash.Prefix, StringComparison.Ordinal))
        {
            if (!ApiKeyHash.IsHash(key))
                throw new ApiConfigurationException($"{name}: after {ApiKeyHash.Prefix} stand the 64 hexadecimal digits of the key's SHA-256.");
            return;
        }

        if (key.Length < ShortestKey)
            throw new ApiConfigurationException($"{name}: the key is too short. Use at least {ShortestKey} characters.");
        if (!isDevelopment && key.StartsWith(ApiOptions.DevelopmentKeyPrefix, StringComparison.Ordinal))
            throw new ApiConfigurationException($"{name}: this is a development key. Use a random key of your own.");
    }

    private static IEnumerable<ConfiguredKey> KeysOf(ApiOptions options)
        => options.DepartmentKeys.Select(k => new ConfiguredKey(new(ApiKeyScopes.Department, k.Key, k.Key), k.Value));
}
