namespace Hotline.Ticketing.Tickets;

/// <content>What departments do.</content>
public abstract partial record TicketCommand
{
    /// <summary>签收.</summary>
    public sealed record SignIn : TicketCommand;

    /// <summary>Record that the resident was reached, or that it was tried.</summary>
    public sealed record RecordContact(string Way, string Result) : TicketCommand
    {
        /// <summary>When, UTC; null: now. Not in the future and not before the department had the ticket.</summary>
        public DateTimeOffset? ContactedAt { get; init; }

        /// <summary>False where nobody was reached; that meets no clock.</summary>
        public bool IsReached { get; init; } = true;
    }

    /// <summary>待补充: ask the resident for something; the resolution clock is paused until the answer, or for a time.</summary>
    public sealed record AskResident(string Question) : TicketCommand;

    /// <summary>Go on without the resident's answer.</summary>
    public sealed record StopWaiting(string Why) : TicketCommand;

    /// <summary>退单: say that it is another's, with the reason and the rule that says so.</summary>
    public sealed record RequestReturn(string Reason, string Ground, string? Suggested = null) : TicketCommand;

    /// <summary>延期: ask for so many days more, before the deadline.</summary>
    public sealed record RequestExtension(int Days, string Reason) : TicketCommand;

    /// <summary>吹哨: summon other departments; each reports by a clock of its own.</summary>
    public sealed record Summon(IReadOnlyList<string> Departments, string Task) : TicketCommand;

    /// <summary>A helper reports what it did.</summary>
    public sealed record ReportHelp(string Text) : TicketCommand
    {
        /// <summary>Paths of files that prove it.</summary>
        public IReadOnlyList<string> Files { get; init; } = [];
    }

    /// <summary>办结: what was done, in the words that the resident reads.</summary>
    public sealed record Resolve(string Answer) : TicketCommand
    {
        /// <summary>How the resident was told; null where a contact of this round is recorded already.</summary>
        public RecordContact? Contact { get; init; }

        /// <summary>Paths of files that prove it.</summary>
        public IReadOnlyList<string> Files { get; init; } = [];
    }
}
