namespace Hotline.Ticketing.Tickets;

/// <summary>What a command makes of a status.</summary>
internal readonly record struct Transition
{
    /// <summary>The status stays.</summary>
    public static Transition Stays { get; }

    /// <summary>The status from before the request or the merge comes back.</summary>
    public static Transition GoesBack { get; } = new() { IsBack = true };

    public bool IsBack { get; private init; }

    /// <summary>The new status; null where it stays, goes back or is refused.</summary>
    public TicketStatus? Status { get; private init; }

    /// <summary>Why not; null where it is accepted.</summary>
    public Refusal? Refusal { get; private init; }

    public static Transition To(TicketStatus status) => new() { Status = status };

    public static Transition Refused(Refusal refusal) => new() { Refusal = refusal };
}
