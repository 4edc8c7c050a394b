using Hotline.Bot.Dialogs;
using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Handoff;

/// <summary>When operators are there, by the city's local time: from the opening minute, up to but not including the closing one.</summary>
internal static class OperatorHours
{
    public static bool IsOpen(DialogOptions options, DateTimeOffset now)
    {
        var time = ChinaTime.TimeOf(now);
        return options.OperatorsFrom == options.OperatorsUntil || time.IsBetween(options.OperatorsFrom, options.OperatorsUntil);
    }
}
