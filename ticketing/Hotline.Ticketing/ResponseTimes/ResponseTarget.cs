using System.Text.Json.Serialization;

namespace Hotline.Ticketing.ResponseTimes;

/// <summary>How long something may take.</summary>
/// <param name="Amount">In <paramref name="Unit"/>, from 1 to <see cref="MaxAmount"/>.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Counting">From when it is counted.</param>
/// <param name="End">When on the last day it ends.</param>
public sealed record ResponseTarget(int Amount, TargetUnit Unit, CountingRule Counting, EndRule End)
{
    /// <summary>A year in hours: no matter takes longer, and a slip of the pen is noticed.</summary>
    public const int MaxAmount = 8784;

    /// <summary>True where it counts office time.</summary>
    [JsonIgnore]
    public bool CountsOfficeTime => Unit switch
    {
        TargetUnit.OfficeHours or TargetUnit.WorkingDays => true,
        TargetUnit.ClockHours or TargetUnit.CalendarDays => false,
    };
}

/// <summary>What a target counts.</summary>
public enum TargetUnit
{
    /// <summary>Hours round the clock.</summary>
    ClockHours,
    /// <summary>Hours of office time.</summary>
    OfficeHours,
    /// <summary>自然日.</summary>
    CalendarDays,
    /// <summary>工作日.</summary>
    WorkingDays,
}

/// <summary>From when a target is counted.</summary>
public enum CountingRule
{
    /// <summary>From the start itself; for working units that lie outside office time, from the next opening.</summary>
    AtOnce,
    /// <summary>The day of the start does not count, as in article 201 of the Civil Code.</summary>
    FromNextDay,
}

/// <summary>When on its last day a target ends.</summary>
public enum EndRule
{
    /// <summary>At the time of day that the counting gives; days counted from the next one are whole days and end when the last one does.</summary>
    Exact,
    /// <summary>When offices close; if the last day is none of work, on the next working day.</summary>
    CloseOfBusiness,
    /// <summary>At the midnight that ends the last day.</summary>
    Midnight,
}
