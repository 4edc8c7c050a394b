using Hotline.Channels;
using Hotline.Host.Api.Keys;
using Hotline.Host.Limits;
using Hotline.Host.Open311.Catalogue;
using Hotline.Host.Open311.Requests;
using Hotline.Storage.ApiKeys;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Open311;

/// <summary>Registers the public interface by Open311.</summary>
internal static class Open311Module
{
    public static void AddOpen311(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<Open311Options>().Bind(configuration.GetSection(Open311Options.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ServiceCatalogue>();
        services.AddSingleton<Discovery>();
        services.AddSingleton<Open311Filter>();
        services.AddSingleton<RequestDocuments>();
        services.AddSingleton<RequestReads>();
        services.AddSingleton<RequestPosts>();
        services.AddSingleton<ReportIntake>();
        services.AddKeyedSingleton(Open311Endpoints.Reads, (p, _) => new CallerLimit(Open311Endpoints.Reads, p.GetRequiredService<IOptions<Open311Options>>().Value.ReadsPerMinute, p.GetService<ISharedLimits>()));
        services.AddKeyedSingleton(Open311Endpoints.Posts, (p, _) => new CallerLimit(Open311Endpoints.Posts, p.GetRequiredService<IOptions<Open311Options>>().Value.PostsPerMinute, p.GetService<ISharedLimits>()));
    }

    /// <summary>The keys of configuration.</summary>
    public static IEnumerable<ConfiguredKey> KeysOf(Open311Options options)
        => options.ApiKeys.Select(k => new ConfiguredKey(new(ApiKeyScopes.Open311, null, k.Key), k.Value));
}
