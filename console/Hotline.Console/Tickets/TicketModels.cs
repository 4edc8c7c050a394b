using Hotline.Bot.Understanding;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Tickets;

/// <summary>The list of tickets.</summary>
public sealed record TicketListModel
{
    /// <summary>Only those of this status; null: all.</summary>
    public TicketStatus? Status { get; init; }

    /// <summary>Name of the department whose tickets they are; null: every department's.</summary>
    public string? DepartmentName { get; init; }

    /// <summary>What the addresses of other pages carry along: <c>department=code&amp;due=24</c>, or nothing.</summary>
    public string Carry { get; init; } = "";

    /// <summary>By what time only some are shown, in words; null: it is not by time.</summary>
    public string? Only { get; init; }

    /// <summary>In order of their nearest deadline.</summary>
    public required IReadOnlyList<TicketRowModel> Rows { get; init; }

    /// <summary>Token of the next page, or null.</summary>
    public string? Next { get; init; }

    /// <summary>True where only those are shown that are proposed to be left out of the figures.</summary>
    public bool IsProposals { get; init; }

    /// <summary>True where several can be signed for at once.</summary>
    public bool MaySign { get; init; }

    /// <summary>What was done, or null.</summary>
    public string? Notice { get; init; }
}

/// <summary>A ticket in a list.</summary>
/// <param name="Ticket">It, with its resident hidden where they must be.</param>
/// <param name="Help">What the person's department is to help with, where another leads; or null.</param>
/// <param name="Clock">The clock that runs out first, or null.</param>
/// <param name="State">How pressing it is.</param>
/// <param name="Department">Name of its department, or null.</param>
/// <param name="Where">Its place in words.</param>
/// <param name="Category">Name of its category, or null.</param>
public sealed record TicketRowModel(Ticket Ticket, Helper? Help, Clock? Clock, Pressure State, string? Department, string Where, string? Category);

/// <summary>How pressing something is; also the class of its element.</summary>
public enum Pressure
{
    /// <summary>No clock runs.</summary>
    Done,
    /// <summary>There is time.</summary>
    Calm,
    /// <summary>Little time is left.</summary>
    Soon,
    /// <summary>It ran out.</summary>
    Late,
}

/// <summary>A ticket's page.</summary>
public sealed record TicketModel
{
    /// <summary>It, with its resident hidden where they must be.</summary>
    public required Ticket Ticket { get; init; }

    /// <summary>As in a list.</summary>
    public required TicketRowModel Row { get; init; }

    /// <summary>Its clocks, running ones first.</summary>
    public required IReadOnlyList<Clock> Clocks { get; init; }

    /// <summary>What happened, newest first.</summary>
    public required IReadOnlyList<TicketEvent> Events { get; init; }

    /// <summary>Names of the actions that are allowed now.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Tickets that may be about the same.</summary>
    public AlikeModel Alike { get; init; } = AlikeModel.None;

    /// <summary>When it happened, as the resident said it, counted from the day on which the ticket was opened; or null.</summary>
    public SaidMoment? When { get; init; }

    /// <summary>Amounts of money in the resident's words.</summary>
    public IReadOnlyList<SaidAmount> Amounts { get; init; } = [];

    /// <summary>Photos and files of the matter.</summary>
    public required IReadOnlyList<TicketFile> Files { get; init; }

    /// <summary>Files that prove the answer.</summary>
    public required IReadOnlyList<TicketFile> AnswerFiles { get; init; }

    /// <summary>Name of the resident, masked or in full; null: not known or not to be seen.</summary>
    public string? Name { get; init; }

    /// <summary>Telephone of the resident, likewise.</summary>
    public string? Phone { get; init; }

    /// <summary>True where the resident is for named roles only.</summary>
    public bool IsProtected { get; init; }

    /// <summary>True where the contact may be shown in full on demand.</summary>
    public bool MayReveal { get; init; }

    /// <summary>True where it is shown in full.</summary>
    public bool IsRevealed { get; init; }

    /// <summary>The action whose form was refused, or null.</summary>
    public string? OpenAction { get; init; }

    /// <summary>Why it was refused, or null.</summary>
    public string? Error { get; init; }

    /// <summary>What was typed into the refused form.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();
}

/// <summary>A file of a ticket.</summary>
public sealed record TicketFile(string Path, string Name, bool IsPicture);
