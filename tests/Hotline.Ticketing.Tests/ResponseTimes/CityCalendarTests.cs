using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tests.ResponseTimes;

public sealed class CityCalendarTests
{
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly OfficeSpan[] Usual = [new(TimeSpan.FromHours(9), TimeSpan.FromHours(17))];
    private static readonly WorkCalendar Work = new(Beijing, Usual, new()
    {
        [new(2026, 10, 1)] = [],
        [new(2026, 10, 10)] = Usual,
        [new(2026, 10, 12)] = [new(TimeSpan.FromHours(9), TimeSpan.FromHours(12))],
    }, [2026]);

    private readonly CityCalendar calendar = new(Work);

    [Fact]
    public void Exceptions_AreNamedByWhatTheyAre()
        => calendar.Exceptions(2026).Select(d => (d.Day.Day, d.Kind)).ShouldBe(
            [(1, CalendarDayKind.Holiday), (10, CalendarDayKind.MakeUpDay), (12, CalendarDayKind.OtherHours)]);

    [Fact]
    public void Try_WorkingDays_IsTheDeadlineOfTickets_AndCountsExactlyThoseDays()
    {
        var start = calendar.ToInstant(new(2026, 9, 30, 16, 50, 0));
        var target = new ResponseTarget(3, TargetUnit.WorkingDays, CountingRule.FromNextDay, EndRule.CloseOfBusiness);

        var trial = calendar.Try(start, target);

        trial.At.ShouldBe(Deadline.Of(start, target, Work).At);
        trial.Days.Where(d => d.Counts).Select(d => d.Day.Day).ShouldBe([new(2026, 10, 2), new(2026, 10, 5), new(2026, 10, 6)]);
        trial.IsFlagged.ShouldBeFalse();
    }

    [Fact]
    public void Try_IntoAYearThatIsNotLoaded_IsFlagged()
    {
        var trial = calendar.Try(calendar.ToInstant(new(2026, 12, 31, 9, 0, 0)), new(2, TargetUnit.WorkingDays, CountingRule.FromNextDay, EndRule.Exact));

        trial.IsFlagged.ShouldBeTrue();
        trial.Days[^1].Day.IsLoaded.ShouldBeFalse();
    }

    [Theory]
    [InlineData(TargetUnit.ClockHours)]
    [InlineData(TargetUnit.CalendarDays)]
    public void Try_MidnightThatEndsADay_ListsNoDayAfterIt(TargetUnit unit)
    {
        var trial = calendar.Try(calendar.ToInstant(new(2026, 10, 13, 9, 0, 0)), new(2, unit, CountingRule.FromNextDay, EndRule.Midnight));

        calendar.ToInstant(trial.Days[^1].Day.Day.AddDays(1).ToDateTime(TimeOnly.MinValue)).ShouldBe(trial.At);
    }
}
