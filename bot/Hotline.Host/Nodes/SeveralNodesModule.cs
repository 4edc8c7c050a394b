using Hotline.Channels;
using Hotline.Host.Health;
using Hotline.Host.Nodes.Redis;
using Hotline.Storage.Nodes;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Nodes;

/// <summary>Registers what makes this process one of several.</summary>
internal static class SeveralNodesModule
{
    /// <summary>Adds the node's row, Redis and what follows other nodes. Call after storage.</summary>
    public static void AddSeveralNodes(this IServiceCollection services, IConfiguration configuration)
    {
        var redis = configuration.GetSection(RedisOptions.Section);
        services.AddOptions<RedisOptions>().Bind(redis).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RedisOptions>, RedisOptionsCheck>();
        services.AddNodes(new(typeof(SeveralNodesModule).Assembly.GetName().Version?.ToString() ?? "", redis.Get<RedisOptions>() is { IsOn: true }));
        services.AddSingleton<RedisLink>();
        services.AddSingleton<IDependency>(p => p.GetRequiredService<RedisLink>());
        services.AddSingleton<ISharedLimits, RedisLimits>();
        services.AddHostedService<RedisFanOut>();
        services.AddHostedService(p => p.GetRequiredService<RedisLink>());
        services.AddHostedService<ChangeFollower>();
        services.AddSingleton<NodeWarnings>();
        services.AddHostedService(p => p.GetRequiredService<NodeWarnings>());
    }
}
