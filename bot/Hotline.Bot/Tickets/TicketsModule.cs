using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bot.Tickets;

/// <summary>Registers commands on tickets.</summary>
public static class TicketsModule
{
    /// <summary>Adds <see cref="ITicketCommands"/>, <see cref="IFollowUps"/>, <see cref="IFlaggedClocks"/> and <see cref="ITicketIntake"/>; they need <c>AddTurns</c> and <c>DialogOptions</c>.</summary>
    public static IServiceCollection AddTicketCommands(this IServiceCollection services)
    {
        services.AddSingleton<ResidentAddress>();
        services.AddSingleton<ProactiveMessages>();
        services.AddSingleton<QuietHours>();
        services.AddSingleton<NoticeWords>();
        services.AddSingleton<IResidentNotices, ResidentNotices>();
        services.AddSingleton<IFollowUps, FollowUps>();
        services.AddSingleton<IFlaggedClocks, FlaggedClocks>();
        services.AddSingleton<RecentTickets>();
        services.AddSingleton<IHotMatters, HotMatters>();
        services.AddSingleton<IAlikeTickets, AlikeTickets>();
        services.AddSingleton<ITicketCommands, TicketCommands>();
        services.AddSingleton<ITicketIntake, TicketIntake>();
        return services;
    }
}
