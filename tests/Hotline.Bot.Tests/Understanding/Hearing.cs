using Hotline.Bot.Understanding;
using Hotline.TestKit;
using Hotline.Ticketing;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bot.Tests.Understanding;

/// <summary>Understanding as it is registered, with the sample city and its ticket desk; built once for all tests.</summary>
internal static class Hearing
{
    private static readonly ServiceProvider _services = new ServiceCollection()
        .AddTicketing(new ConfigurationBuilder().Build(), Checkout.Appsettings)
        .AddUnderstanding()
        .BuildServiceProvider();

    public static ICityDirectory City { get; } = _services.GetRequiredService<ICityDirectory>();

    public static ITicketDesk Desk { get; } = _services.GetRequiredService<ITicketDesk>();

    private static readonly IUnderstanding _understanding = _services.GetRequiredService<IUnderstanding>();

    public static Understood Of(string text, string? language = null) =>
        _understanding.Understand(text, language, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    /// <summary>A place by the names of its areas, "朝阳区 望京街道 花家地北里社区".</summary>
    public static string Names(Place place) => string.Join(' ', new[] { NameOf(place.District), NameOf(place.Street), place.Community }.Where(name => name is not null));

    /// <summary>The rows of a table in this folder: tab-separated, # begins a comment.</summary>
    public static IEnumerable<string[]> Table(string name) => File.ReadLines(Path.Combine(Checkout.Root, "tests", "Hotline.Bot.Tests", "Understanding", name))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => line.Split('\t'));

    private static string? NameOf(string? code) => code is null ? null : City.FindArea(code)!.Name;
}
