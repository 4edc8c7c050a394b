using Hotline.Bot.Nodes;
using Hotline.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Storage.Nodes;

/// <summary>Registers this process as one of several.</summary>
public static class NodesModule
{
    /// <summary>Adds the node's row and what nodes share. Call after storage.</summary>
    public static IServiceCollection AddNodes(this IServiceCollection services, NodeTraits traits) => services
        .AddSingleton(traits)
        .AddSingleton<ISharedState, SharedState>()
        .AddSingleton<NodeRegistry>()
        .AddSingleton<INodes>(p => p.GetRequiredService<NodeRegistry>())
        .AddSingleton<INodeList>(p => p.GetRequiredService<NodeRegistry>())
        .AddHostedService(p => p.GetRequiredService<NodeRegistry>());

    /// <summary>Takes this node's name. Call once, after <see cref="StorageModule.MigrateStorage"/> and before the host starts.</summary>
    /// <exception cref="StorageUnusableException">Another node that runs has it.</exception>
    public static Task JoinNodesAsync(this IServiceProvider services)
        => services.GetRequiredService<NodeRegistry>().JoinAsync(CancellationToken.None);
}
