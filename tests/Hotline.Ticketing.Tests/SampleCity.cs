using System.Globalization;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Ticketing.Tests;

/// <summary>The configuration that is shipped, loaded once for all tests.</summary>
internal static class SampleCity
{
    public static string ConfigurationDirectory { get; } = Path.Combine(AppContext.BaseDirectory, "appsettings");

    public static ICityDirectory City { get; } = CityFiles.Load(ConfigurationDirectory);

    public static WorkCalendar Days { get; } = CalendarFiles.Load(ConfigurationDirectory);

    public static ServiceProvider Services { get; } = new ServiceCollection()
        .AddTicketing(new ConfigurationBuilder().Build(), ConfigurationDirectory)
        .BuildServiceProvider();

    public static ITicketDesk Desk { get; } = Services.GetRequiredService<ITicketDesk>();

    public static IClockSweeper Sweeper { get; } = Services.GetRequiredService<IClockSweeper>();

    public static TicketTexts Wording { get; } = Services.GetRequiredService<TicketTexts>();

    /// <summary>A day such as 2026-02-14.</summary>
    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant by the clocks of Beijing.</summary>
    public static DateTimeOffset At(int year, int month, int day, int hour = 0, int minute = 0) => new(year, month, day, hour, minute, 0, TimeSpan.FromHours(8));
}
