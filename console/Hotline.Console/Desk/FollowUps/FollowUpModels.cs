using Hotline.Console.Tickets;
using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Desk.FollowUps;

/// <summary>The page of follow-ups (回访).</summary>
public sealed record FollowUpModel
{
    /// <summary>Tickets whose residents proposed that they be done again, as many as are shown.</summary>
    public required IReadOnlyList<FollowUpRow> Proposed { get; init; }

    /// <summary>Tickets whose residents are to be called, longest waiting first, as many as are shown.</summary>
    public required IReadOnlyList<FollowUpRow> ToCall { get; init; }

    /// <summary>True where there are more than are shown.</summary>
    public bool HasMore { get; init; }

    /// <summary>What was done, or null.</summary>
    public string? Notice { get; init; }

    /// <summary>The ticket whose form is open, or null.</summary>
    public long? Open { get; init; }

    /// <summary>Why the open form was refused, or null.</summary>
    public string? Error { get; init; }

    /// <summary>What was typed into the refused form.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();
}

/// <summary>A resolved ticket whose resident is to be heard.</summary>
/// <param name="Row">It, with its resident hidden.</param>
/// <param name="Since">Since when it is owed, UTC.</param>
/// <param name="Contact">Name and number, masked or in full.</param>
/// <param name="MayRing">True where the service can ring the operator and then the resident.</param>
public sealed record FollowUpRow(TicketRowModel Row, DateTimeOffset Since, ContactModel Contact, bool MayRing)
{
    /// <summary>The ticket.</summary>
    public Ticket Ticket => Row.Ticket;
}

/// <summary>Whom to call.</summary>
/// <param name="Name">Name, masked or in full; null: not known or not to be seen.</param>
/// <param name="Phone">Telephone, likewise.</param>
/// <param name="IsProtected">True where the resident is for named roles only.</param>
/// <param name="MayReveal">True where both may be shown in full on demand.</param>
/// <param name="IsRevealed">True where they are.</param>
public sealed record ContactModel(string? Name, string? Phone, bool IsProtected, bool MayReveal, bool IsRevealed);
