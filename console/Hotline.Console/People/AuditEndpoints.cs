using System.Globalization;
using Hotline.Bot.Staff;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Ticketing.ResponseTimes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.People;

/// <summary>What was done, by whom and to what.</summary>
internal sealed class AuditEndpoints(IAuditLog log, IStaffAccounts accounts, CityCalendar calendar)
{
    private const int Shown = 100;

    public void Map(RouteGroupBuilder console) => console.MapGet("/audit", ShowAsync).Require(Right.ReadAudit);

    private async Task<IResult> ShowAsync(HttpContext context, string? account, string? action, string? subject, string? from, string? until, long? before)
    {
        var people = await accounts.ListAsync(context.RequestAborted);
        var query = new AuditQuery(Given(account), Given(action), Given(subject), Shown + 1, Midnight(from), Midnight(until)?.AddDays(1), before);
        var entries = await log.ReadAsync(query, context.RequestAborted);
        return context.Page(T("Audit_Title"), Fragment.Of<AuditPage>(new AuditModel(
            query, from, until, [.. entries.Take(Shown)], entries.Count > Shown ? entries[Shown - 1].Id : null, people.ToDictionary(p => p.Id, p => p.DisplayName))));
    }

    // The city's days have no summer time, so a day later is 24 hours later.
    private DateTimeOffset? Midnight(string? day)
        => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? calendar.ToInstant(date.ToDateTime(TimeOnly.MinValue)) : null;

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

/// <summary>Entries of the audit, newest first.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="From">First day, as it was given.</param>
/// <param name="Until">Last day, as it was given.</param>
/// <param name="Entries">What was found.</param>
/// <param name="Next">Id after which older entries come; null: there are none.</param>
/// <param name="Names">Names of accounts by id.</param>
public sealed record AuditModel(
    AuditQuery Query, string? From, string? Until, IReadOnlyList<AuditEntry> Entries, long? Next, IReadOnlyDictionary<string, string> Names);
