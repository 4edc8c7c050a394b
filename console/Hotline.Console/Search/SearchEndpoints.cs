using System.Globalization;
using Hotline.Bot.Searching;
using Hotline.Console.Access;
using Hotline.Console.Desk;
using Hotline.Console.Layout;
using Hotline.Console.Tickets;
using Hotline.Console.Wording;
using Hotline.Ticketing.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Search;

/// <summary>Full-text search over the tickets and transcripts that the one who asks may see.</summary>
internal sealed class SearchEndpoints(IRecordSearch search, ICityDirectory city, TimeProvider time)
{
    public const string Root = "/console/search";
    private const int PageSize = 20;

    public void Map(RouteGroupBuilder console)
        => console.MapGet("/search", ShowAsync).Require(Right.Operate, Right.WorkTickets, Right.ReadAllTickets);

    /// <summary>What somebody may see.</summary>
    internal static RecordScope ScopeOf(Person person)
        => new(TicketScope.OnlyDepartment(person), person.Has(Right.WorkTickets) || person.Has(Right.ReadAllTickets), person.Has(Right.Operate));

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (scope, asked) = (ScopeOf(context.Person()!), SearchForm.Read(context.Request.Query, Times.Day(time.GetUtcNow())));
        if (!scope.MayReadTalks || !scope.MayReadTickets)
            asked = asked with { Kind = scope.MayReadTalks ? RecordKind.Talk : RecordKind.Ticket };
        var found = asked.IsEmpty ? null : await search.SearchAsync(asked.Query(scope, PageSize), cancellationToken);
        return context.Page(T("Search_Title"), Fragment.Of<SearchPage>(new SearchModel(
            asked, scope, found is null ? null : [.. found.Hits.Select(h => new SearchHit(h, AddressOf(h)))], found, city.Departments, [.. city.Areas.Where(a => a.Level == AreaLevel.District)], PageSize)));
    }

    private static string AddressOf(RecordHit hit) => hit.Conversation is { } conversation
        ? DeskPath.Of(conversation)
        : string.Create(CultureInfo.InvariantCulture, $"/console/tickets/{hit.Ticket}");
}

/// <summary>What the page shows.</summary>
/// <param name="Asked">The form as it was sent.</param>
/// <param name="Scope">What the one who asks may see.</param>
/// <param name="Hits">What was found; null where nothing was asked.</param>
/// <param name="Page">Who searched, how many there are.</param>
/// <param name="Departments">To choose from.</param>
/// <param name="Districts">To choose from.</param>
/// <param name="PageSize">Hits on a page.</param>
public sealed record SearchModel(
    SearchForm Asked, RecordScope Scope, IReadOnlyList<SearchHit>? Hits, RecordPage? Page, IReadOnlyList<Department> Departments, IReadOnlyList<Area> Districts, int PageSize);

/// <summary>A hit with its address.</summary>
/// <param name="Hit">It.</param>
/// <param name="Address">Where it is read.</param>
public sealed record SearchHit(RecordHit Hit, string Address);
