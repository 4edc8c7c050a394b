using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tests.ResponseTimes;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = SampleCity.Days;

    [Theory]
    [InlineData("2026-01-01", "2026-01-03")]
    [InlineData("2026-02-15", "2026-02-23")]
    [InlineData("2026-04-04", "2026-04-06")]
    [InlineData("2026-05-01", "2026-05-05")]
    [InlineData("2026-06-19", "2026-06-21")]
    [InlineData("2026-09-25", "2026-09-27")]
    [InlineData("2026-10-01", "2026-10-07")]
    public void IsWorkingDay_HolidaysOfNotice2026_AreOff(string first, string last)
    {
        for (var day = SampleCity.Day(first); day <= SampleCity.Day(last); day = day.AddDays(1))
            Calendar.IsWorkingDay(day).ShouldBeFalse($"{day:O}");
    }

    [Theory]
    [InlineData("2026-01-04")]
    [InlineData("2026-02-14")]
    [InlineData("2026-02-28")]
    [InlineData("2026-05-09")]
    [InlineData("2026-09-20")]
    [InlineData("2026-10-10")]
    public void IsWorkingDay_MakeUpDaysOfNotice2026_AreWorkedAsUsual(string date)
    {
        var day = SampleCity.Day(date);
        day.DayOfWeek.ShouldBeOneOf(DayOfWeek.Saturday, DayOfWeek.Sunday);
        Calendar.HoursOf(day).ShouldBe([new(TimeSpan.FromHours(9), TimeSpan.FromHours(12)), new(TimeSpan.FromHours(13.5), TimeSpan.FromHours(17.5))]);
    }

    [Fact]
    public void IsWorkingDay_OrdinaryWeek_IsMondayToFriday()
    {
        var monday = new DateOnly(2026, 3, 9);
        Enumerable.Range(0, 7).Select(n => Calendar.IsWorkingDay(monday.AddDays(n))).ShouldBe([true, true, true, true, true, false, false]);
    }

    [Theory]
    [InlineData(2024, true)]
    [InlineData(2026, true)]
    [InlineData(2006, false)]
    [InlineData(2027, false)]
    public void IsLoaded_ByYear_IsTrueWhereItsNoticeIsThere(int year, bool expected) => Calendar.IsLoaded(new(year, 7, 1)).ShouldBe(expected);

    [Fact]
    public void Version_NamesYearsAndIsStable()
    {
        Calendar.Version.ShouldStartWith("2007-2026/");
        CalendarFiles.Load(SampleCity.ConfigurationDirectory).Version.ShouldBe(Calendar.Version);
    }

    [Fact]
    public void Load_OwnHalfDay_GoesBeforeNoticeAndChangesVersion()
    {
        using var files = new TemporaryConfiguration().Replace("calendars/calendar.yaml", "days: []",
            "days:\n  - { date: 2026-02-14, name: half day, hours: [ { from: \"09:00\", to: \"12:00\" } ] }\n  - { date: 2026-03-10, name: own day off, hours: [] }");
        var calendar = CalendarFiles.Load(files.Path);
        calendar.HoursOf(new(2026, 2, 14)).ShouldBe([new(TimeSpan.FromHours(9), TimeSpan.FromHours(12))]);
        calendar.IsWorkingDay(new(2026, 3, 10)).ShouldBeFalse();
        calendar.Version.ShouldNotBe(Calendar.Version);
    }

    [Fact]
    public void Load_CommentChanged_KeepsVersion()
    {
        using var files = new TemporaryConfiguration().Append("calendars/calendar.yaml", "\n# a remark\n");
        CalendarFiles.Load(files.Path).Version.ShouldBe(Calendar.Version);
    }

    [Fact]
    public void Load_LaterYearAsFurtherFile_IsLoaded()
    {
        using var files = new TemporaryConfiguration().Write("calendars/notice-2027.csv", "date,name,is_off_day\n2027-01-01,元旦,True\n");
        var calendar = CalendarFiles.Load(files.Path);
        calendar.IsLoaded(new(2027, 6, 1)).ShouldBeTrue();
        calendar.IsWorkingDay(new(2027, 1, 1)).ShouldBeFalse();
    }

    [Fact]
    public void ToInstant_Beijing_IsEightHoursAhead() =>
        Calendar.ToInstant(new(2026, 7, 1), TimeSpan.FromHours(9)).ShouldBe(new DateTimeOffset(2026, 7, 1, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public void ToInstant_TimeSkippedBySummerTime_IsAnHourOn()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var calendar = new WorkCalendar(zone, [new(TimeSpan.FromHours(8), TimeSpan.FromHours(16))], [], []);
        calendar.ToInstant(new(2026, 3, 29), TimeSpan.FromHours(2.5)).ShouldBe(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero));
    }
}
