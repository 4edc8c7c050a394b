using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Hotline.Bot.Dialogs;

/// <summary>Reads <see cref="DialogOptions"/>, so that a value of the wrong form is told by its key and what is allowed, as one out of range is.</summary>
internal static class DialogOptionsReader
{
    private const string Time = "a time of day such as 08:00";
    private const string Duration = "a duration such as 1:00:00, or 2.00:00:00 for two days";
    private const string Share = "a number from 0 to 1 such as 0.5";
    private const string Whole = "a whole number";
    private const string Flag = "true or false";

    /// <exception cref="OptionsValidationException">A value cannot be read.</exception>
    public static void Read(IConfiguration section, DialogOptions options)
    {
        Set<double>(section, nameof(options.ConfirmSpeechBelow), Share, value => options.ConfirmSpeechBelow = value);
        Set<double>(section, nameof(options.ActOnIntentFrom), Share, value => options.ActOnIntentFrom = value);
        Set<TimeOnly>(section, nameof(options.OperatorsFrom), Time, value => options.OperatorsFrom = value);
        Set<TimeOnly>(section, nameof(options.OperatorsUntil), Time, value => options.OperatorsUntil = value);
        Set<bool>(section, nameof(options.DialOutOfHours), Flag, value => options.DialOutOfHours = value);
        Set<int>(section, nameof(options.MaxDescriptionLength), Whole, value => options.MaxDescriptionLength = value);
        Set<int>(section, nameof(options.MaxFiles), Whole, value => options.MaxFiles = value);
        Set<int>(section, nameof(options.IdenticalMessagesAnswered), Whole, value => options.IdenticalMessagesAnswered = value);
        Set<TimeSpan>(section, nameof(options.FollowUpAfter), Duration, value => options.FollowUpAfter = value);
        Set<TimeOnly>(section, nameof(options.FollowUpFrom), Time, value => options.FollowUpFrom = value);
        Set<TimeOnly>(section, nameof(options.FollowUpUntil), Time, value => options.FollowUpUntil = value);
        Set<TimeSpan>(section, nameof(options.FollowUpCallAfter), Duration, value => options.FollowUpCallAfter = value);
        Set<int>(section, nameof(options.TicketProofs), Whole, value => options.TicketProofs = value);
    }

    private static void Set<T>(IConfiguration section, string key, string allowed, Action<T> set)
        where T : IParsable<T>
    {
        if (section[key] is not { } value)
            return;
        if (!T.TryParse(value, CultureInfo.InvariantCulture, out var parsed))
            throw new OptionsValidationException(Options.DefaultName, typeof(DialogOptions), [$"{DialogOptions.Section}:{key} is '{value}'; allowed is {allowed}."]);
        set(parsed);
    }
}
