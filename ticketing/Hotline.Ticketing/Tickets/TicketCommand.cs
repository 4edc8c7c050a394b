namespace Hotline.Ticketing.Tickets;

/// <summary>Something somebody wants to do to a ticket.</summary>
public abstract partial record TicketCommand
{
    private TicketCommand() { }

    /// <summary>
    /// Names this very command, 1 to 64 characters, so that it is carried out once however often it is sent; null: sent once only. A
    /// ticket remembers its latest keys.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The resident adds words or files. Answers what the resident was asked for, if anything.</summary>
    public sealed record AddFromResident(string Text, IReadOnlyList<string> Attachments) : TicketCommand;

    /// <summary>催办, at most so many a day.</summary>
    public sealed record Urge(string? Words) : TicketCommand;

    /// <summary>撤回: the resident takes it back.</summary>
    public sealed record Withdraw(string? Words) : TicketCommand;

    /// <summary>回访: the resident of a resolved ticket is asked how it went, once a round; or comes to the operators' call list.</summary>
    /// <param name="Way">How they are asked.</param>
    /// <param name="CallAfter">When they come to the call list where they have not answered, UTC; null where they are on it.</param>
    public sealed record AskFollowUp(FollowUpWay Way, DateTimeOffset? CallAfter) : TicketCommand
    {
        /// <summary>True where an operator called in vain: the ticket goes to the end of the call list.</summary>
        public bool IsCalledInVain { get; init; }
    }

    /// <summary>回访, 评价: what the resident says of a resolved ticket.</summary>
    public sealed record RecordFollowUp(FollowUp Answers) : TicketCommand;

    /// <summary>Add a note.</summary>
    public sealed record AddNote(string Text) : TicketCommand;
}
