using FsCheck;
using FsCheck.Fluent;
using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tests.ResponseTimes;

/// <summary>What holds for every clock that is paused and extended, whenever and however often.</summary>
public sealed class PausedClockProperties
{
    private static readonly WorkCalendar Calendar = SampleCity.Days;
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly Gen<DateTimeOffset> Starts =
        from minute in Gen.Choose(0, 2 * 365 * 24 * 60)
        select SampleCity.At(2024, 1, 1).AddMinutes(minute).ToUniversalTime();

    private static readonly Gen<ResponseTarget> Targets =
        from amount in Gen.Choose(1, 20)
        from unit in Gen.Elements(Enum.GetValues<TargetUnit>())
        from counting in Gen.Elements(Enum.GetValues<CountingRule>())
        from end in Gen.Elements(Enum.GetValues<EndRule>())
        select new ResponseTarget(amount, unit, counting, end);

    /// <summary>Minutes that a clock runs, then stands still, or days by which it is extended.</summary>
    private static readonly Gen<Step> Steps =
        from runs in Gen.Choose(0, 3 * 24 * 60)
        from stands in Gen.Frequency((4, Gen.Choose(0, 4 * 24 * 60)), (1, Gen.Constant(0)))
        from days in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 5)))
        select new Step(runs, stands, days);

    private static readonly Arbitrary<Life> Lives =
        (from start in Starts from target in Targets from steps in Steps.ArrayOf(4) select Live(start, target, steps)).ToArbitrary();

    [Fact]
    public void Deadline_OfAPausedClock_LiesInNoPause() => Check(life =>
        life.Clock.Pauses.All(pause => life.Clock.DeadlineAt <= pause.From || life.Clock.DeadlineAt >= pause.To));

    [Fact]
    public void Deadline_OfWorkingUnits_LiesInOfficeTimeHoweverOftenPaused() => Check(life =>
        !life.Clock.Target.CountsOfficeTime || life.Clock.Target.End == EndRule.Midnight || IsOfficeTime(life.Clock.DeadlineAt));

    [Fact]
    public void Deadline_StepByStep_IsWhatTheWholeHistoryGives() => Check(life =>
        ClockPlan.Of(life.Clock, Calendar) is var again && again.DeadlineAt == life.Clock.DeadlineAt
        && again.Warnings.SequenceEqual(life.Clock.Warnings) && again.Escalations.SequenceEqual(life.Clock.Escalations));

    [Fact]
    public void Deadline_OfAGreaterAmount_IsNeverEarlierHoweverPaused() => Check(life =>
    {
        // Pauses end a clock's running before its deadline only, and a longer clock runs in all of them.
        var longer = life.Clock with { Target = life.Clock.Target with { Amount = life.Clock.Target.Amount + 1 } };
        return ClockPlan.Of(longer, Calendar).DeadlineAt >= life.Clock.DeadlineAt;
    });

    [Fact]
    public void Pause_ThatEndsAtOnce_ChangesNothing() => Check(life =>
    {
        if (life.Now >= life.Clock.DeadlineAt)
            return true;
        var paused = life.Clock with { Pauses = [.. life.Clock.Pauses, new(life.Now, life.Now, PauseReason.AwaitingResident)] };
        return ClockPlan.Of(paused, Calendar).DeadlineAt == life.Clock.DeadlineAt;
    });

    [Fact]
    public void Pause_AnyNumber_NeverGivesAnEarlierDeadline() => Check(life =>
        life.Clock.DeadlineAt >= ClockPlan.Of(life.Clock with { Pauses = [] }, Calendar).DeadlineAt);

    [Fact]
    public void Extension_AnyNumber_NeverGivesAnEarlierDeadline() => Check(life =>
        life.Clock.DeadlineAt >= ClockPlan.Of(life.Clock with { Extensions = [] }, Calendar).DeadlineAt);

    [Fact]
    public void Steps_OfEveryClock_StandInOrderAndNoneLiesInAPause() => Check(life =>
    {
        var steps = life.Clock.Warnings.Select(warning => warning.At).Append(life.Clock.DeadlineAt).Concat(life.Clock.Escalations.Select(rung => rung.At)).ToList();
        return steps.Order().SequenceEqual(steps);
    });

    [Fact]
    public void Between_WithPausesSplitAnywhere_AddsUp() => Check(life =>
    {
        var (start, end) = (life.Clock.StartedAt, life.Now.AddDays(3));
        var middle = start + (end - start) / 3;
        return AddsUp(new(false, Calendar)) && AddsUp(new(true, Calendar));

        bool AddsUp(TimeCount count) =>
            count.Between(start, middle, life.Clock.Pauses) + count.Between(middle, end, life.Clock.Pauses) == count.Between(start, end, life.Clock.Pauses);
    });

    private static Life Live(DateTimeOffset start, ResponseTarget target, Step[] steps)
    {
        var clock = new Clock
        {
            Id = 1,
            Kind = ClockKind.Resolution,
            Department = "any",
            Target = target,
            StartedAt = start,
            DeadlineAt = start,
            Warnings = [new(50, start, false), new(80, start, false)],
            Escalations = [new(1, 0, EscalationTarget.DepartmentHead, start, false), new(2, 24, EscalationTarget.Supervisor, start, false)],
            Policy = "any",
            CalendarVersion = Calendar.Version,
        };
        clock = clock.With(ClockPlan.Of(clock, Calendar));
        var now = start;
        foreach (var step in steps)
        {
            var from = now.AddMinutes(step.Runs);
            now = from.AddMinutes(step.Stands);
            clock = clock with { Pauses = [.. clock.Pauses, new(from, now, PauseReason.AwaitingResident)] };
            clock = clock.With(ClockPlan.Of(clock, Calendar));
            if (step.Days == 0 || clock.DeadlineAt <= now)
                continue;
            clock = clock with { Extensions = [.. clock.Extensions, new(now, step.Days)] };
            clock = clock.With(ClockPlan.Of(clock, Calendar));
        }
        return new(clock, now);
    }

    private static bool IsOfficeTime(DateTimeOffset at)
    {
        var local = Calendar.ToLocal(at);
        return Calendar.HoursOf(DateOnly.FromDateTime(local)).Any(span => span.From <= local.TimeOfDay && local.TimeOfDay <= span.To);
    }

    private static void Check(Func<Life, bool> holds) => FsCheck.Check.One(Thorough, Prop.ForAll(Lives, holds));

    private sealed record Step(int Runs, int Stands, int Days);

    private sealed record Life(Clock Clock, DateTimeOffset Now);
}
