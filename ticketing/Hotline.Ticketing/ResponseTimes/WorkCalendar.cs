using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Ticketing.ResponseTimes;

/// <summary>
/// When the departments work: an exception of the day if there is one, else the usual office hours from Monday to Friday.
/// Immutable, and named by <see cref="Version"/>.
/// </summary>
internal sealed class WorkCalendar
{
    private static readonly OfficeSpan[] Closed = [];
    private readonly OfficeSpan[] usual;
    private readonly Dictionary<DateOnly, OfficeSpan[]> exceptions;
    private readonly HashSet<int> loadedYears;

    /// <param name="zone">The city's time zone.</param>
    /// <param name="usual">Office hours of an ordinary working day, in order, not empty.</param>
    /// <param name="exceptions">Hours of the days that differ; none for a day off.</param>
    /// <param name="loadedYears">Years whose days off are known.</param>
    public WorkCalendar(TimeZoneInfo zone, OfficeSpan[] usual, Dictionary<DateOnly, OfficeSpan[]> exceptions, IEnumerable<int> loadedYears)
    {
        ArgumentOutOfRangeException.ThrowIfZero(usual.Length);
        Zone = zone;
        this.usual = usual;
        this.exceptions = exceptions;
        this.loadedYears = [.. loadedYears];
        Version = MakeVersion();
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>The loaded years and a hash of everything the calendar says, so that a clock can tell which calendar made it.</summary>
    public string Version { get; }

    /// <summary>False for a day whose notice is not loaded: it is then taken by its weekday, and the result flagged.</summary>
    public bool IsLoaded(DateOnly day) => loadedYears.Contains(day.Year);

    /// <summary>Office hours of a day, in order; empty on a day off.</summary>
    public OfficeSpan[] HoursOf(DateOnly day) => exceptions.TryGetValue(day, out var hours)
        ? hours
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Closed : usual;

    /// <summary>True for the office hours of an ordinary working day.</summary>
    public bool IsUsual(OfficeSpan[] hours) => hours.AsSpan().SequenceEqual(usual);

    public bool IsWorkingDay(DateOnly day) => HoursOf(day).Length > 0;

    /// <summary>Wall-clock time in the city.</summary>
    public DateTime ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    public DateOnly LocalDay(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant));

    /// <summary>The instant, UTC, at which it is so long after midnight in the city; 24 h is the next midnight.</summary>
    public DateTimeOffset ToInstant(DateOnly day, TimeSpan sinceMidnight)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + sinceMidnight;
        // A time that a switch to summer time skips does not exist; the same time an hour on does.
        if (Zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private string MakeVersion()
    {
        var said = new StringBuilder(Zone.Id);
        Say(said, usual);
        foreach (var (day, hours) in exceptions.OrderBy(exception => exception.Key))
            Say(said.Append(CultureInfo.InvariantCulture, $"\n{day:yyyy-MM-dd}"), hours);
        var years = loadedYears.Count == 0 ? "none" : $"{loadedYears.Min()}-{loadedYears.Max()}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(said.Append('\n').AppendJoin(',', loadedYears.Order()).ToString()));
        return $"{years}/{Convert.ToHexStringLower(hash.AsSpan(0, 6))}";

        static void Say(StringBuilder said, OfficeSpan[] hours)
        {
            foreach (var span in hours)
                said.Append(CultureInfo.InvariantCulture, $" {span.From:c}-{span.To:c}");
        }
    }
}
