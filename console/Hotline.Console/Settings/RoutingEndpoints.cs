using Hotline.Bot.Understanding;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Editing;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Settings;

/// <summary>The routing table, and who would get a matter: by the same understanding and routing that residents' words go through.</summary>
internal sealed class RoutingEndpoints(IRoutingTable table, ICityDirectory city, IUnderstanding understanding, ITicketDesk desk, ICityDesk lists, TimeProvider time)
{
    private const int MaxWords = 500;

    public void Map(RouteGroupBuilder console) => console.MapGet("/settings/routing", Show).Require(Right.Administer);

    private IResult Show(HttpContext context, string? words, string? category, string? district, string? street)
        => context.Page(T("Settings_Routing"), Fragment.Of<RoutingPage>(new RoutingModel(
            table.Lines, words, category, district, street, Try(words, category, district, street),
            lists.InForce.Where(v => v is { List: CityList.Routes, Text: not null }).Select(v => v.Key).ToHashSet())));

    private RoutingTrial? Try(string? words, string? category, string? district, string? street)
    {
        var now = time.GetUtcNow();
        if (words?.Trim() is { Length: > 0 } said)
        {
            var understood = understanding.Understand(said[..Math.Min(said.Length, MaxWords)], Language, now);
            return Open(new()
            {
                Description = said,
                Kind = understood.Kind ?? TicketKind.Complaint,
                Category = understood.Category,
                CategoryConfidence = understood.CategoryConfidence,
                Place = understood.Place,
            }, understood.OutOfScope, understood.EmergencyNumber);
        }

        if (string.IsNullOrEmpty(category) || city.FindCategory(category) is not { } known)
            return null;
        var priority = Enum.TryParse<TicketPriority>(known.Priority, out var usual) ? usual : TicketPriority.General;
        var place = Hotline.Ticketing.Routing.Place.Unknown with { District = Given(district) ?? ParentOf(street), Street = Given(street) };
        return Open(new() { Description = known.Name, Kind = TicketKind.Complaint, Category = known.Code, CategoryConfidence = 1, Priority = priority, Place = place }, null, null);

        RoutingTrial Open(Matter matter, string? outOfScope, string? emergency) => new(TrialTicket.Of(desk, matter, now), outOfScope, emergency);
    }

    private string? Given(string? code) => string.IsNullOrEmpty(code) ? null : city.FindArea(code)?.Code;

    private string? ParentOf(string? street) => string.IsNullOrEmpty(street) ? null : city.FindArea(street)?.Parent;
}

/// <summary>The routing table and a trial.</summary>
/// <param name="Lines">The table.</param>
/// <param name="Words">Words to try.</param>
/// <param name="Category">Category to try.</param>
/// <param name="District">District to try.</param>
/// <param name="Street">Street to try.</param>
/// <param name="Trial">What came of it; null: nothing was tried.</param>
/// <param name="Changed">Keys of the lines that the console changed.</param>
public sealed record RoutingModel(
    IReadOnlyList<RoutingLine> Lines, string? Words, string? Category, string? District, string? Street, RoutingTrial? Trial, IReadOnlySet<string> Changed);

/// <summary>What would become of a matter.</summary>
/// <param name="Ticket">The ticket as it would be opened.</param>
/// <param name="OutOfScope">Ground on which it would not be taken, or null.</param>
/// <param name="EmergencyNumber">Number that would be named first, or null.</param>
public sealed record RoutingTrial(Ticket Ticket, string? OutOfScope, string? EmergencyNumber);
