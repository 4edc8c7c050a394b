using System.Globalization;
using Hotline.Bot.Searching;
using Hotline.Console.Wording;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Http;

namespace Hotline.Console.Search;

/// <summary>The form of a search, as it stands in the page's address, so that a search can be kept and sent on.</summary>
/// <param name="Text">Words.</param>
/// <param name="Kind">What is searched.</param>
/// <param name="Department">Code, or null.</param>
/// <param name="Status">A <see cref="TicketStatus"/>, or null.</param>
/// <param name="Area">Code, or null.</param>
/// <param name="From">First day, or null.</param>
/// <param name="To">Last day (inclusive), or null.</param>
/// <param name="IsNewestFirst">In the order of time.</param>
/// <param name="Skip">Hits to pass over.</param>
public sealed record SearchForm(
    string Text, RecordKind Kind, string? Department, TicketStatus? Status, string? Area, DateOnly? From, DateOnly? To, bool IsNewestFirst, int Skip)
{
    private const int LongestCode = 60;

    /// <summary>True where nothing was asked.</summary>
    public bool IsEmpty => Text.Length == 0 && Department is null && Status is null && Area is null && From is null && To is null;

    /// <summary>True where some field beside the words was set.</summary>
    public bool IsFiltered => Department is not null || Status is not null || Area is not null || From is not null || To is not null || IsNewestFirst;

    /// <summary>What is no value of its field counts as not given; days are exchanged where the first is the later one.</summary>
    internal static SearchForm Read(IQueryCollection query, DateOnly today)
    {
        var (from, to) = (Day(query["from"], today), Day(query["to"], today));
        var text = query["q"].ToString().Trim();
        return new(
            text[..Math.Min(text.Length, RecordQuery.MostCharacters)],
            query["kind"] == "talk" ? RecordKind.Talk : RecordKind.Ticket,
            Code(query["department"]),
            Enum.TryParse<TicketStatus>(query["status"], out var status) && Enum.IsDefined(status) ? status : null,
            Code(query["area"]),
            from > to ? to : from,
            from > to ? from : to,
            query["sort"] == "newest",
            int.TryParse(query["skip"], NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? Math.Min(skip, RecordQuery.Furthest) : 0);
    }

    internal RecordQuery Query(RecordScope scope, int limit) => new()
    {
        Text = Text,
        Kind = Kind,
        Scope = scope,
        Department = Kind == RecordKind.Ticket ? Department : null,
        Status = Kind == RecordKind.Ticket ? Status?.ToString() : null,
        Area = Kind == RecordKind.Ticket ? Area : null,
        From = From is { } from ? Times.StartOf(from) : null,
        Until = To is { } to ? Times.StartOf(to.AddDays(1)) : null,
        IsNewestFirst = IsNewestFirst,
        Skip = Skip,
        Limit = limit,
    };

    /// <summary>The page's address with this form.</summary>
    internal string Address => SearchEndpoints.Root + QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Text.Length > 0 ? Text : null,
        ["kind"] = Kind == RecordKind.Talk ? "talk" : null,
        ["department"] = Department,
        ["status"] = Status?.ToString(),
        ["area"] = Area,
        ["from"] = Iso(From),
        ["to"] = Iso(To),
        ["sort"] = IsNewestFirst ? "newest" : null,
        ["skip"] = Skip > 0 ? Skip.ToString(CultureInfo.InvariantCulture) : null,
    }.Where(v => v.Value is not null));

    internal static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text, DateOnly today)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 2000 && day <= today.AddYears(1) ? day : null;

    private static string? Code(string? text) => text is { Length: > 0 and <= LongestCode } ? text : null;
}
