using System.Globalization;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Console.Wording;
using Hotline.Ticketing.ResponseTimes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Settings;

/// <summary>Response times and the calendar, and when a deadline would fall: by the function that tickets' clocks are counted with.</summary>
internal sealed class DeadlineEndpoints(IPublishedStandards standards, CityCalendar calendar, TimeProvider time)
{
    private const string Format = "yyyy-MM-ddTHH:mm";
    private const int MostAmount = 400;

    public void Map(RouteGroupBuilder console) => console.MapGet("/settings/deadlines", Show).Require(Right.Administer);

    private IResult Show(HttpContext context, string? from, int? amount, string? unit, string? counting, string? end, int? year)
    {
        var now = time.GetUtcNow();
        var start = DateTime.TryParseExact(from, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 2000 and < 2100
            ? calendar.ToInstant(local) : now;
        var target = new ResponseTarget(
            Math.Clamp(amount ?? 5, 1, MostAmount), Parse(unit, TargetUnit.WorkingDays), Parse(counting, CountingRule.FromNextDay), Parse(end, EndRule.CloseOfBusiness));
        var shownYear = year is > 2000 and < 2100 ? year.Value : Times.Day(now).Year;
        return context.Page(T("Settings_Deadlines"), Fragment.Of<DeadlinesPage>(new DeadlinesModel(
            standards.All, target, TimeZoneInfo.ConvertTimeBySystemTimeZoneId(start, calendar.ZoneId).ToString(Format, CultureInfo.InvariantCulture),
            from is null ? null : calendar.Try(start, target), shownYear, calendar.Exceptions(shownYear), calendar.Day(new(shownYear, 1, 1)).IsLoaded, calendar.Version)));
    }

    private static TEnum Parse<TEnum>(string? text, TEnum otherwise)
        where TEnum : struct, Enum
        => Enum.TryParse<TEnum>(text, out var value) && Enum.IsDefined(value) ? value : otherwise;
}

/// <summary>Response times, the calendar of a year, and a trial.</summary>
public sealed record DeadlinesModel(
    IReadOnlyList<PublishedStandard> Standards, ResponseTarget Target, string From, DeadlineTrial? Trial, int Year, IReadOnlyList<CalendarDay> Exceptions, bool IsLoaded,
    string Version);
