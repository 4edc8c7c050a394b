using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Editing;
using Hotline.Ticketing.Routing.Learned;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Ticketing;

/// <summary>Registers what decides about tickets.</summary>
public static class TicketingModule
{
    /// <summary>
    /// Loads the city's lists, calendars and policies at once, so that a mistake in them stops the start, and registers
    /// <see cref="ICityDirectory"/>, <see cref="CurrentRouting"/> (empty), <see cref="ITicketDesk"/>, <see cref="IClockSweeper"/>, <see cref="ITicketVerifier"/>,
    /// <see cref="IPublishedStandards"/>, <see cref="IRoutingTable"/>, <see cref="CityCalendar"/>,
    /// <see cref="TicketReports"/>, <see cref="FiguresReader"/> (which needs <see cref="IReportedTickets"/> and the time) and <see cref="TicketTexts"/>.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="ticketing">
    /// The <c>Ticketing</c> configuration section: <c>MaxUrgesPerDay</c> (1 to 100, default 3), <c>RoutingConfidence</c> (0 to 1, default 0.5) and the
    /// limits of returns, extensions, questions and contacts: see <see cref="TicketingOptions"/>.
    /// </param>
    /// <param name="configurationDirectory">
    /// The directory that holds <c>city/</c>, <c>calendars/</c> and <c>response-times.yaml</c>: <c>appsettings</c> beside the program.
    /// </param>
    /// <exception cref="TicketingConfigurationException">A key or a file is wrong.</exception>
    public static IServiceCollection AddTicketing(this IServiceCollection services, IConfiguration ticketing, string configurationDirectory)
    {
        ArgumentNullException.ThrowIfNull(ticketing);
        var options = TicketingOptions.Read(ticketing);
        var city = CityFiles.Read(configurationDirectory);
        if (city.FindDepartment(options.FallbackDepartment) is null)
            throw new TicketingConfigurationException(
                $"Ticketing:FallbackDepartment is '{options.FallbackDepartment}'; allowed: the code of a department of city/departments.yaml.");
        var calendar = CalendarFiles.Load(configurationDirectory);
        var learned = new CurrentRouting();
        var routes = new RoutingTable(RoutingFile.Load(configurationDirectory, city));
        var fallback = new FallbackOwner(options.FallbackDepartment);
        var router = new Router(city, routes, options.RoutingConfidence, learned);
        var policies = PolicyFile.Load(configurationDirectory, city, calendar);
        var figures = FiguresOptions.Read(ticketing.GetSection("Figures"));
        var texts = new TicketTexts(city, calendar.Zone);
        var clocks = new TicketClocks(calendar);
        var sweeper = new ClockSweeper(calendar, clocks);
        var rules = new TicketRules(city, calendar, clocks, HollowAnswers.Load(configurationDirectory), options, fallback);
        return services
            .AddSingleton<ICityDirectory>(city)
            .AddSingleton(fallback)
            .AddSingleton(new CityLists(city, routes, fallback))
            .AddSingleton(learned)
            .AddSingleton(texts)
            .AddSingleton<IPublishedStandards>(policies)
            .AddSingleton<IRoutingTable>(routes)
            .AddSingleton(new CityCalendar(calendar))
            .AddSingleton(new TicketReports(calendar.Zone, figures, texts))
            .AddSingleton<FiguresReader>()
            .AddSingleton<IClockSweeper>(sweeper)
            .AddSingleton<ITicketVerifier>(new TicketVerifier(calendar))
            .AddSingleton<ITicketDesk>(new TicketDesk(city, router, new TicketActions(policies, clocks, rules, options), rules, sweeper));
    }

    /// <summary>
    /// Lets the city's lists be changed while the service runs (<see cref="ICityDesk"/>): needs <see cref="ICityVersions"/>, the time, and a host
    /// that starts hosted services before it takes messages.
    /// </summary>
    /// <param name="services">Where to register.</param>
    public static IServiceCollection AddCityEditing(this IServiceCollection services) => services
        .AddSingleton<CityWatch>()
        .AddHostedService(provider => provider.GetRequiredService<CityWatch>())
        .AddSingleton<ICityDesk, CityDesk>();
}
