using Microsoft.Extensions.Options;

namespace Hotline.Bot.Dialogs;

/// <summary>How the dialog engine behaves. Section <c>Dialogs</c>.</summary>
public sealed class DialogOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Dialogs";

    /// <summary>
    /// Speech recognised with a lower confidence is read back ("您说的是……，对吗") before it is acted upon. 0 (never) to 1; default 0.5.
    /// </summary>
    public double ConfirmSpeechBelow { get; set; } = 0.5;

    /// <summary>An intent understood with a lower confidence is not acted upon without asking. 0 to 1; default 0.5.</summary>
    public double ActOnIntentFrom { get; set; } = 0.5;

    /// <summary>When operators begin, local time of the city; default 08:00. The same as <see cref="OperatorsUntil"/>: round the clock.</summary>
    public TimeOnly OperatorsFrom { get; set; } = new(8, 0);

    /// <summary>When operators leave, local time of the city (exclusive); default 20:00.</summary>
    public TimeOnly OperatorsUntil { get; set; } = new(20, 0);

    /// <summary>
    /// True (default): a caller who asks for a person is put through at any hour, as GB/T 33358 wants a hotline to answer round the
    /// clock, and is offered a call back where nobody answers. False: out of hours the call back is offered at once.
    /// </summary>
    public bool DialOutOfHours { get; set; } = true;

    /// <summary>Most characters (UTF-16 units) of a matter's description in a ticket; what is longer stays in the transcript only. 200 to 20,000; default 4,000.</summary>
    public int MaxDescriptionLength { get; set; } = 4_000;

    /// <summary>Most files of a matter. 0 to 100; default 20.</summary>
    public int MaxFiles { get; set; } = 20;

    /// <summary>Identical messages in a row that are answered; later ones are recorded only. 3 to 100; default 8.</summary>
    public int IdenticalMessagesAnswered { get; set; } = 8;

    /// <summary>How long after a ticket was resolved its resident is asked how it went. 0 to 7 days; default 1 hour.</summary>
    public TimeSpan FollowUpAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>From when in the day residents are asked, and told of their tickets, local time of the city; default 09:00.</summary>
    public TimeOnly FollowUpFrom { get; set; } = new(9, 0);

    /// <summary>Until when in the day (exclusive); default 20:00. The same as <see cref="FollowUpFrom"/>: at any hour.</summary>
    public TimeOnly FollowUpUntil { get; set; } = new(20, 0);

    /// <summary>How long an answer is waited for before the resident comes to the operators' call list. 1 hour to 30 days; default 2 days.</summary>
    public TimeSpan FollowUpCallAfter { get; set; } = TimeSpan.FromDays(2);

    /// <summary>How often somebody may try to show that a ticket is theirs, in one conversation. 1 to 10; default 3.</summary>
    public int TicketProofs { get; set; } = 3;
}

/// <summary>Checks <see cref="DialogOptions"/> at start.</summary>
internal sealed class DialogOptionsValidator : IValidateOptions<DialogOptions>
{
    public ValidateOptionsResult Validate(string? name, DialogOptions options)
    {
        List<string> wrong = [];
        Check(nameof(DialogOptions.ConfirmSpeechBelow), options.ConfirmSpeechBelow, 0, 1, wrong);
        Check(nameof(DialogOptions.ActOnIntentFrom), options.ActOnIntentFrom, 0, 1, wrong);
        Check(nameof(DialogOptions.MaxDescriptionLength), options.MaxDescriptionLength, 200, 20_000, wrong);
        Check(nameof(DialogOptions.MaxFiles), options.MaxFiles, 0, 100, wrong);
        Check(nameof(DialogOptions.IdenticalMessagesAnswered), options.IdenticalMessagesAnswered, 3, 100, wrong);
        Check(nameof(DialogOptions.TicketProofs), options.TicketProofs, 1, 10, wrong);
        Check(nameof(DialogOptions.FollowUpAfter), options.FollowUpAfter, TimeSpan.Zero, TimeSpan.FromDays(7), wrong);
        Check(nameof(DialogOptions.FollowUpCallAfter), options.FollowUpCallAfter, TimeSpan.FromHours(1), TimeSpan.FromDays(30), wrong);
        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static void Check(string key, TimeSpan value, TimeSpan from, TimeSpan to, List<string> wrong)
    {
        if (value < from || value > to)
            wrong.Add(FormattableString.Invariant($"{DialogOptions.Section}:{key} is {value}; allowed is {from} to {to}."));
    }

    private static void Check(string key, double value, double from, double to, List<string> wrong)
    {
        if (!(value >= from && value <= to))
            wrong.Add(FormattableString.Invariant($"{DialogOptions.Section}:{key} is {value}; allowed is {from} to {to}."));
    }
}
