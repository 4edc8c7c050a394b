using Hotline.Ticketing.ResponseTimes;
using static Hotline.Ticketing.Tests.SampleCity;

namespace Hotline.Ticketing.Tests.ResponseTimes;

public sealed class DeadlineTests
{
    [Fact]
    public void Of_FiveWorkingDaysFromNextDayBeforeSpringFestival_EndsOnFebruary27()
    {
        var deadline = Of(At(2026, 2, 13, 10), 5, TargetUnit.WorkingDays, CountingRule.FromNextDay, EndRule.CloseOfBusiness);
        deadline.At.ShouldBe(At(2026, 2, 27, 17, 30));
        deadline.IsFlagged.ShouldBeFalse();
    }

    [Fact]
    public void Of_ThirteenWorkingDaysFromNextDay_SkipsHolidaysAndCountsMakeUpDays() =>
        Of(At(2026, 9, 18, 16), 13, TargetUnit.WorkingDays, CountingRule.FromNextDay, EndRule.Midnight).At.ShouldBe(At(2026, 10, 14));

    [Theory]
    [InlineData(11, 30, 15, 0)]
    [InlineData(8, 0, 11, 0)]
    [InlineData(12, 30, 15, 30)]
    [InlineData(10, 0, 12, 0)]
    public void Of_TwoOfficeHours_StandStillOverLunchAndBeforeOpening(int hour, int minute, int expectedHour, int expectedMinute) =>
        Of(At(2026, 3, 10, hour, minute), 2, TargetUnit.OfficeHours).At.ShouldBe(At(2026, 3, 10, expectedHour, expectedMinute));

    [Fact]
    public void Of_TwoOfficeHoursOnFridayEvening_RunOnMonday() =>
        Of(At(2026, 3, 13, 16, 30), 2, TargetUnit.OfficeHours).At.ShouldBe(At(2026, 3, 16, 10));

    [Fact]
    public void Of_TwoOfficeHoursOnFridayBeforeMakeUpSaturday_RunOnSaturday() =>
        Of(At(2026, 2, 13, 20), 2, TargetUnit.OfficeHours).At.ShouldBe(At(2026, 2, 14, 11));

    [Fact]
    public void Of_ClockHours_RunRoundTheClock() =>
        Of(At(2026, 2, 16, 22), 24, TargetUnit.ClockHours).At.ShouldBe(At(2026, 2, 17, 22));

    [Fact]
    public void Of_ClockHoursFromNextDay_BeginAtMidnight() =>
        Of(At(2026, 2, 16, 22), 3, TargetUnit.ClockHours, CountingRule.FromNextDay).At.ShouldBe(At(2026, 2, 17, 3));

    [Fact]
    public void Of_SevenCalendarDaysAtOnce_EndAtTheSameTimeOfDay() =>
        Of(At(2026, 2, 13, 10, 13), 7, TargetUnit.CalendarDays).At.ShouldBe(At(2026, 2, 20, 10, 13));

    [Fact]
    public void Of_SevenCalendarDaysFromNextDay_EndWithTheSeventhDay() =>
        Of(At(2026, 2, 13, 10, 13), 7, TargetUnit.CalendarDays, CountingRule.FromNextDay, EndRule.Midnight).At.ShouldBe(At(2026, 2, 21));

    [Fact]
    public void Of_DaysFromNextDayExactly_AreWholeDays()
    {
        Of(At(2026, 3, 9, 10), 2, TargetUnit.CalendarDays, CountingRule.FromNextDay).At.ShouldBe(At(2026, 3, 12));
        Of(At(2026, 3, 9, 10), 2, TargetUnit.WorkingDays, CountingRule.FromNextDay).At.ShouldBe(At(2026, 3, 11, 17, 30));
    }

    [Fact]
    public void Of_CalendarDaysFromMidnightToMidnight_CountTheFirstDayOnlyAtOnce()
    {
        Of(At(2026, 2, 13), 1, TargetUnit.CalendarDays, CountingRule.AtOnce, EndRule.Midnight).At.ShouldBe(At(2026, 2, 14));
        Of(At(2026, 2, 13), 1, TargetUnit.CalendarDays, CountingRule.FromNextDay, EndRule.Midnight).At.ShouldBe(At(2026, 2, 15));
    }

    [Fact]
    public void Of_CalendarDaysToCloseOfBusiness_MoveFromAHolidayToTheNextWorkingDay() =>
        Of(At(2026, 2, 13, 19), 7, TargetUnit.CalendarDays, CountingRule.FromNextDay, EndRule.CloseOfBusiness).At.ShouldBe(At(2026, 2, 24, 17, 30));

    [Fact]
    public void Of_CalendarDaysFromNextDayToCloseOfBusiness_IgnoreTheTimeOfDayOfTheStart() =>
        Of(At(2026, 3, 9, 22), 2, TargetUnit.CalendarDays, CountingRule.FromNextDay, EndRule.CloseOfBusiness).At.ShouldBe(At(2026, 3, 11, 17, 30));

    [Theory]
    [InlineData(9, 10, 0, 10, 10, 0)]
    [InlineData(9, 20, 0, 11, 9, 0)]
    [InlineData(9, 7, 0, 10, 9, 0)]
    [InlineData(13, 18, 0, 17, 9, 0)]
    [InlineData(14, 12, 0, 17, 9, 0)]
    public void Of_OneWorkingDayAtOnce_IsAWholeWorkingDayOn(int day, int hour, int minute, int expectedDay, int expectedHour, int expectedMinute) =>
        Of(At(2026, 3, day, hour, minute), 1, TargetUnit.WorkingDays).At.ShouldBe(At(2026, 3, expectedDay, expectedHour, expectedMinute));

    [Fact]
    public void Of_WorkingDayThatEndsOnAHalfDay_EndsWhenItCloses()
    {
        using var files = new TemporaryConfiguration().Replace("calendars/calendar.yaml", "days: []",
            "days: [ { date: 2026-03-10, hours: [ { from: \"09:00\", to: \"12:00\" } ] } ]");
        Deadline.Of(At(2026, 3, 9, 16), new(1, TargetUnit.WorkingDays, CountingRule.AtOnce, EndRule.Exact), CalendarFiles.Load(files.Path))
            .At.ShouldBe(At(2026, 3, 10, 12));
    }

    [Fact]
    public void Of_WorkingDaysPastLoadedYears_AreFlagged()
    {
        Of(At(2026, 12, 30, 10), 5, TargetUnit.WorkingDays).IsFlagged.ShouldBeTrue();
        Of(At(2026, 12, 30, 10), 1, TargetUnit.WorkingDays).IsFlagged.ShouldBeFalse();
        Of(At(2026, 12, 31, 17), 2, TargetUnit.OfficeHours).IsFlagged.ShouldBeTrue();
    }

    [Fact]
    public void Of_ClockHoursPastLoadedYears_AreNotFlaggedBecauseNoDayDecidesThem() =>
        Of(At(2026, 12, 31, 17), 24, TargetUnit.ClockHours).IsFlagged.ShouldBeFalse();

    private static Deadline Of(DateTimeOffset start, int amount, TargetUnit unit, CountingRule counting = CountingRule.AtOnce, EndRule end = EndRule.Exact) =>
        Deadline.Of(start, new(amount, unit, counting, end), Days);
}
