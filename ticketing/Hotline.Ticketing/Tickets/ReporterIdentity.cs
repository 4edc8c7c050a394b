namespace Hotline.Ticketing.Tickets;

/// <summary>
/// Who may see who reported a matter. Of reports (举报) and of what residents asked to keep confidential only supervisors do, and each
/// look is a <see cref="TicketCommand.ReadIdentity"/>; everybody else sees a reference instead.
/// </summary>
public static class ReporterIdentity
{
    /// <summary>True where the identity is for named roles only.</summary>
    public static bool IsProtected(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return IsProtected(ticket.Matter);
    }

    /// <summary>True where somebody in this capacity may see it: of a protected ticket after a <see cref="TicketCommand.ReadIdentity"/> only.</summary>
    public static bool MaySee(Actor by, Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(ticket);
        return by.Role switch
        {
            ActorRole.Supervisor => true,
            // The resident themselves, and the service that writes to them.
            ActorRole.Resident or ActorRole.Bot or ActorRole.System => true,
            ActorRole.Operator => !IsProtected(ticket),
            ActorRole.Department => !IsProtected(ticket) && (ticket.Department == by.Id || ticket.Helpers.Any(helper => helper.Department == by.Id)),
        };
    }

    /// <summary>What stands for the reporter of a protected ticket: it tells tickets apart and nothing else.</summary>
    public static string ReferenceOf(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return "R-" + ticket.Number;
    }

    /// <summary>The ticket without name, number, account and address of its resident, if it is protected; else as it is.</summary>
    public static Ticket Hide(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return IsProtected(ticket.Matter) ? ticket with { Resident = Nobody(ticket.Resident, ReferenceOf(ticket)) } : ticket;
    }

    /// <summary>Likewise for an event of its history: the opening names the resident, and what residents do is done under their account.</summary>
    public static TicketEvent Hide(Ticket ticket, TicketEvent happened)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(happened);
        if (!IsProtected(ticket.Matter))
            return happened;
        var anonymous = happened.By.Role == ActorRole.Resident ? happened with { By = happened.By with { Id = ReferenceOf(ticket) } } : happened;
        return anonymous is TicketOpened opened ? opened with { Resident = Nobody(opened.Resident, ReferenceOf(ticket)) } : anonymous;
    }

    private static bool IsProtected(Matter matter) => matter.IsConfidential || matter.Kind == TicketKind.Report;

    /// <summary>The channel stays: it says how a notice goes out, not to whom.</summary>
    private static Resident Nobody(Resident resident, string reference) => new() { ChannelId = resident.ChannelId, UserId = reference, Language = resident.Language };
}
