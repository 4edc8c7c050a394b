using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bot.Tickets;

/// <summary>Registers commands on tickets.</summary>
public static class TicketsModule
{
    /// <summary>Adds <see cref="ITicketCommands"/>.</summary>
    public static IServiceCollection AddTicketCommands(this IServiceCollection services)
    {
        services.AddSingleton<ResidentNotices>();
        services.AddSingleton<ITicketCommands, TicketCommands>();
        return services;
    }
}
