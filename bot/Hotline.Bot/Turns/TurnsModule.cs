using Hotline.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bot.Turns;

/// <summary>Registers the runner of turns.</summary>
public static class TurnsModule
{
    /// <summary>Adds <see cref="IInbox"/> and <see cref="ITurnRecovery"/>; needs an <see cref="ITurnEngine"/>, an <see cref="ITurnStore"/>, <see cref="Claims.IWorkClaims"/> and the channels' capabilities.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddSingleton<TicketNumberBlock>();
        services.AddSingleton<ConversationLanes>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<IInbox>(p => p.GetRequiredService<TurnRunner>());
        services.AddSingleton<ITurnRecovery>(p => p.GetRequiredService<TurnRunner>());
        return services;
    }
}
