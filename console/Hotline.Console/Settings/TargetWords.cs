using Hotline.Ticketing.ResponseTimes;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Settings;

/// <summary>A target in words: 5 个工作日，从次日起算，到下班时.</summary>
internal static class TargetWords
{
    public static string Of(ResponseTarget target)
        => T("Target_" + target.Unit, target.Amount) + (target.Counting == CountingRule.FromNextDay ? T("Target_FromNextDay") : "")
            + (target.End == EndRule.Exact ? "" : T("Target_" + target.End));
}
