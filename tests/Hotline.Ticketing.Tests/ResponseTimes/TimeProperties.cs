using FsCheck;
using FsCheck.Fluent;
using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tests.ResponseTimes;

/// <summary>What holds for every start, every target and every split of time.</summary>
public sealed class TimeProperties
{
    private static readonly WorkCalendar Calendar = SampleCity.Days;
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly Gen<DateTimeOffset> Instants =
        from minute in Gen.Choose(0, 3 * 365 * 24 * 60)
        from second in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 59)))
        select SampleCity.At(2024, 1, 1).AddMinutes(minute).AddSeconds(second);

    private static readonly Gen<ResponseTarget> Targets =
        from amount in Gen.Choose(1, 40)
        from unit in Gen.Elements(Enum.GetValues<TargetUnit>())
        from counting in Gen.Elements(Enum.GetValues<CountingRule>())
        from end in Gen.Elements(Enum.GetValues<EndRule>())
        select new ResponseTarget(amount, unit, counting, end);

    [Fact]
    public void Deadline_OfAGreaterAmount_IsNeverEarlier() => Check((start, target, more) =>
        Deadline.Of(start, target with { Amount = target.Amount + more }, Calendar).At >= Deadline.Of(start, target, Calendar).At);

    [Fact]
    public void Deadline_OfALaterStart_IsNeverEarlier() => Check((start, target, more) =>
        Deadline.Of(start.AddMinutes(more * 37), target, Calendar).At >= Deadline.Of(start, target, Calendar).At);

    [Fact]
    public void Deadline_OfAnyTarget_IsLaterThanItsStart() => Check((start, target, _) => Deadline.Of(start, target, Calendar).At > start);

    [Fact]
    public void Deadline_OfWorkingUnits_LiesInOfficeTime() => Check((start, target, _) =>
        target.Unit is TargetUnit.ClockHours or TargetUnit.CalendarDays
        || target.End == EndRule.Midnight
        || IsOfficeTime(Deadline.Of(start, target, Calendar).At));

    [Fact]
    public void Deadline_ToCloseOfBusiness_IsTheCloseOfAWorkingDay() => Check((start, target, _) =>
    {
        var local = Calendar.ToLocal(Deadline.Of(start, target with { End = EndRule.CloseOfBusiness }, Calendar).At);
        return Calendar.HoursOf(DateOnly.FromDateTime(local)) is [.., var last] && last.To == local.TimeOfDay;
    });

    [Fact]
    public void Deadline_OfOfficeHours_IsReachedAfterExactlySoMuchOfficeTime() => Check((start, target, _) =>
    {
        var hours = new ResponseTarget(target.Amount, TargetUnit.OfficeHours, CountingRule.AtOnce, EndRule.Exact);
        return WorkingTime.Between(start, Deadline.Of(start, hours, Calendar).At, Calendar) == TimeSpan.FromHours(target.Amount);
    });

    [Fact]
    public void Between_SplitAnywhere_AddsUp() => FsCheck.Check.One(Thorough, Prop.ForAll(Instants.Three().ToArbitrary(), three =>
    {
        DateTimeOffset[] sorted = [.. new[] { three.Item1, three.Item2, three.Item3 }.Order()];
        return WorkingTime.Between(sorted[0], sorted[1], Calendar) + WorkingTime.Between(sorted[1], sorted[2], Calendar)
            == WorkingTime.Between(sorted[0], sorted[2], Calendar);
    }));

    private static bool IsOfficeTime(DateTimeOffset at)
    {
        var local = Calendar.ToLocal(at);
        return Calendar.HoursOf(DateOnly.FromDateTime(local)).Any(span => span.From <= local.TimeOfDay && local.TimeOfDay <= span.To);
    }

    private static void Check(Func<DateTimeOffset, ResponseTarget, int, bool> holds) => FsCheck.Check.One(Thorough, Prop.ForAll(
        Instants.ToArbitrary(), Targets.ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(), holds));
}
