using System.Globalization;
using Hotline.Ticketing.ConfigurationFiles;

namespace Hotline.Ticketing.ResponseTimes;

/// <summary>Reads <c>calendars/</c>: the city's hours and own days from calendar.yaml, the notices from every CSV file beside it.</summary>
internal static class CalendarFiles
{
    public static WorkCalendar Load(string directory)
    {
        var root = YamlEntry.Load(new(directory, "calendars/calendar.yaml")).WithKeys("timeZone", "officeHours", "days");
        var usual = Hours(root.Get("officeHours"));
        if (usual.Length == 0)
            throw root.Get("officeHours").Wrong("'officeHours' is empty; at least one span such as { from: \"09:00\", to: \"17:00\" } is needed.");
        var exceptions = new Dictionary<DateOnly, OfficeSpan[]>();
        var loadedYears = new HashSet<int>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(directory, "calendars"), "*.csv").Order(StringComparer.Ordinal))
            LoadNotices(new(directory, "calendars/" + Path.GetFileName(path)), usual, exceptions, loadedYears);
        RefuseGap(loadedYears);
        foreach (var entry in root.Find("days")?.Items() ?? [])
        {
            var date = entry.WithKeys("date", "name", "hours").Get("date");
            exceptions[date.Date()] = Hours(entry.Get("hours"));
        }
        return new(Zone(root.Get("timeZone")), usual, exceptions, loadedYears);
    }

    private static void LoadNotices(ConfigurationFile file, OfficeSpan[] usual, Dictionary<DateOnly, OfficeSpan[]> exceptions, HashSet<int> loadedYears)
    {
        foreach (var row in CsvTable.Read(file, "date", "is_off_day"))
        {
            if (!DateOnly.TryParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw row.Wrong($"the date is '{row[0]}'; allowed: a day such as 2026-02-14.");
            if (!bool.TryParse(row[1], out var isOff))
                throw row.Wrong($"'is_off_day' is '{row[1]}'; allowed: True, False.");
            if (!exceptions.TryAdd(day, isOff ? [] : usual))
                throw row.Wrong($"{day:yyyy-MM-dd} is listed already; a day has one row in all the files.");
            if (isOff && day is { Month: 1, Day: 1 })
                loadedYears.Add(day.Year);
        }
    }

    /// <summary>Years to come may be missing, and then deadlines are flagged; one between others was forgotten.</summary>
    private static void RefuseGap(HashSet<int> loadedYears)
    {
        foreach (var year in loadedYears.Order().Skip(1))
        {
            if (!loadedYears.Contains(year - 1))
                throw new TicketingConfigurationException($"appsettings/calendars: no file lists 1 January {year - 1} as a day off, and {year} and earlier years are there; a year between others must not be missing.");
        }
    }

    private static OfficeSpan[] Hours(YamlEntry list)
    {
        var hours = new List<OfficeSpan>();
        foreach (var entry in list.Items())
        {
            entry.WithKeys("from", "to");
            var span = new OfficeSpan(TimeOfDay(entry.Get("from")), TimeOfDay(entry.Get("to")));
            if (span.To <= span.From)
                throw entry.Wrong("'to' must be later than 'from'.");
            if (hours.Count > 0 && span.From <= hours[^1].To)
                throw entry.Wrong("the span begins before the one above it ends; spans stand in order, with a break between.");
            hours.Add(span);
        }
        return [.. hours];
    }

    private static TimeSpan TimeOfDay(YamlEntry entry) => entry.Text() is var text && text == "24:00"
        ? TimeSpan.FromDays(1)
        : TimeSpan.TryParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture, out var time)
            ? time
            : throw entry.Wrong($"the time is '{text}'; allowed: \"00:00\" to \"24:00\", in quotation marks.");

    private static TimeZoneInfo Zone(YamlEntry entry) => TimeZoneInfo.TryFindSystemTimeZoneById(entry.Text(), out var zone)
        ? zone
        : throw entry.Wrong($"'timeZone' is '{entry.Text()}', which this system does not know; allowed: a name of the IANA time zone database, such as Asia/Shanghai.");
}
