using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bot.Handoff;

/// <summary>Registers what operators do.</summary>
public static class HandoffModule
{
    /// <summary>Adds <see cref="IOperatorDesk"/>; needs turns, tickets, an engine and a store.</summary>
    public static IServiceCollection AddOperatorDesk(this IServiceCollection services) => services.AddSingleton<IOperatorDesk, OperatorDesk>();
}
