namespace Hotline.Ticketing.Tickets;

/// <summary>How long texts of commands may be, in characters (UTF-16 units), and which may not be blank.</summary>
internal static class TicketTextLimits
{
    /// <summary>Of an answer, a note, a report, a resident's words: two printed pages.</summary>
    public const int Long = 4000;

    /// <summary>Of a reason, a ground, a task, a question, a way or result of contact.</summary>
    public const int Short = 500;

    /// <summary>Of files in one message.</summary>
    public const int Attachments = 20;

    /// <summary>Of departments in one summons.</summary>
    public const int Summoned = 20;

    /// <summary>Of an idempotency key.</summary>
    public const int Key = 64;

    /// <summary>False where a text that the domain asks for is missing or too long.</summary>
    public static bool Allow(TicketCommand command) => AllowKey(command.IdempotencyKey) && command switch
    {
        TicketCommand.AddFromResident c => AllowFiles(c.Attachments)
            && (IsGiven(c.Text, Long) || (c.Attachments.Count > 0 && string.IsNullOrWhiteSpace(c.Text))),
        TicketCommand.AddNote c => IsGiven(c.Text, Long),
        TicketCommand.Urge c => IsOptional(c.Words, Long),
        TicketCommand.Withdraw c => IsOptional(c.Words, Long),
        TicketCommand.RecordFollowUp c => IsOptional(c.Answers.Words, Long),
        TicketCommand.Resolve c => IsGiven(c.Answer, Long) && AllowFiles(c.Files) && (c.Contact is null || AllowContact(c.Contact)),
        TicketCommand.RecordContact c => AllowContact(c),
        TicketCommand.ReportHelp c => IsGiven(c.Text, Long) && AllowFiles(c.Files),
        TicketCommand.RequestReturn c => IsGiven(c.Reason, Short) && IsGiven(c.Ground, Short),
        TicketCommand.Summon c => c.Departments.Count is > 0 and <= Summoned && IsGiven(c.Task, Short),
        TicketCommand.SignIn or TicketCommand.Close or TicketCommand.AskFollowUp => true,
        _ => IsGiven(ReasonOf(command), Short),
    };

    /// <summary>The one text of a command that has one.</summary>
    private static string? ReasonOf(TicketCommand command) => command switch
    {
        TicketCommand.Dispatch c => c.Why,
        TicketCommand.Reassign c => c.Why,
        TicketCommand.AddCoHandler c => c.Task,
        TicketCommand.ReleaseHelper c => c.Why,
        TicketCommand.MergeInto c => c.Why,
        TicketCommand.Unmerge c => c.Why,
        TicketCommand.Reopen c => c.Why,
        TicketCommand.Decline c => c.Why,
        TicketCommand.ProposeExclusion c => c.Reason,
        TicketCommand.AskResident c => c.Question,
        TicketCommand.StopWaiting c => c.Why,
        TicketCommand.RequestExtension c => c.Reason,
        TicketCommand.ApproveReturn c => c.Why,
        TicketCommand.RejectReturn c => c.Why,
        TicketCommand.ApproveExtension c => c.Why,
        TicketCommand.RejectExtension c => c.Why,
        TicketCommand.Press c => c.Words,
        TicketCommand.ApproveExclusion c => c.Why,
        TicketCommand.RejectExclusion c => c.Why,
        TicketCommand.ReadIdentity c => c.Why,
        _ => null,
    };

    private static bool AllowKey(string? key) => key is null || IsGiven(key, Key);

    private static bool AllowContact(TicketCommand.RecordContact contact) => IsGiven(contact.Way, Short) && IsGiven(contact.Result, Short);

    private static bool AllowFiles(IReadOnlyList<string> files) => files.Count <= Attachments && files.All(path => IsGiven(path, Short));

    private static bool IsOptional(string? text, int limit) => text is null || text.Length <= limit;

    private static bool IsGiven(string? text, int limit) => !string.IsNullOrWhiteSpace(text) && text.Length <= limit;
}
