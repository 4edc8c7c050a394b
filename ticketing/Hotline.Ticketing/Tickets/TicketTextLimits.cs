namespace Hotline.Ticketing.Tickets;

/// <summary>How long texts of commands may be, in characters (UTF-16 units), and which may not be blank.</summary>
internal static class TicketTextLimits
{
    /// <summary>Of an answer, a note, a resident's words: two printed pages.</summary>
    public const int Long = 4000;

    /// <summary>Of a reason, a ground, a way or result of contact.</summary>
    public const int Short = 500;

    /// <summary>Of files in one message.</summary>
    public const int Attachments = 20;

    /// <summary>False where a text that the domain asks for is missing or too long.</summary>
    public static bool Allow(TicketCommand command) => command switch
    {
        TicketCommand.Dispatch dispatch => IsGiven(dispatch.Why, Short),
        TicketCommand.RecordContact contact => IsGiven(contact.Way, Short) && IsGiven(contact.Result, Short),
        TicketCommand.AddNote note => IsGiven(note.Text, Long),
        TicketCommand.AddFromResident added => AllowAdded(added),
        TicketCommand.Urge urge => urge.Words is null || urge.Words.Length <= Long,
        TicketCommand.Resolve resolve => IsGiven(resolve.Answer, Long),
        TicketCommand.Decline decline => IsGiven(decline.Ground, Short),
        _ => true,
    };

    private static bool AllowAdded(TicketCommand.AddFromResident added) =>
        added.Attachments.Count <= Attachments
        && added.Attachments.All(path => IsGiven(path, Short))
        && (IsGiven(added.Text, Long) || (added.Attachments.Count > 0 && string.IsNullOrWhiteSpace(added.Text)));

    private static bool IsGiven(string? text, int limit) => !string.IsNullOrWhiteSpace(text) && text.Length <= limit;
}
