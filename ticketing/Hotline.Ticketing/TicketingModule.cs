using Hotline.Ticketing.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Ticketing;

/// <summary>Registers what decides about tickets.</summary>
public static class TicketingModule
{
    /// <summary>
    /// Loads the city's lists at once, so that a mistake in them stops the start, and registers <see cref="ICityDirectory"/>.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="ticketing">The <c>Ticketing</c> configuration section.</param>
    /// <param name="configurationDirectory">The directory that holds <c>city/</c>: <c>appsettings</c> beside the program.</param>
    /// <exception cref="TicketingConfigurationException">A key or a file is wrong.</exception>
    public static IServiceCollection AddTicketing(this IServiceCollection services, IConfiguration ticketing, string configurationDirectory)
    {
        ArgumentNullException.ThrowIfNull(ticketing);
        return services.AddSingleton(CityFiles.Load(configurationDirectory));
    }
}
