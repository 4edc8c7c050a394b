using System.Globalization;
using System.Resources;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tickets;

/// <summary>The notices that residents get of their tickets, in words.</summary>
internal sealed class NoticeWords(ITicketDesk desk)
{
    private static readonly ResourceManager Texts = new("Hotline.Bot.Resources.NoticeTexts", typeof(NoticeWords).Assembly);

    /// <summary>What the resident of the ticket is told of the change; null for nothing.</summary>
    public string? Of(TicketChange change)
    {
        var ticket = change.After;
        var culture = CultureInfo.GetCultureInfo(ticket.Resident.Language);
        return change.Events.Select(e => e switch
        {
            TicketDispatched when change.VersionBefore > 0 => Format(culture, "Dispatched", ticket.Number, desk.PromiseOf(ticket).DepartmentName),
            TicketResolved resolved => Format(culture, "Resolved", ticket.Number, resolved.Answer),
            ResidentAsked asked => Format(culture, "Asked", ticket.Number, asked.Question),
            ResidentReminded when ticket.Waiting is { } waiting => Format(culture, "Reminded", ticket.Number, waiting.Question),
            TicketReopened => Format(culture, "Reopened", ticket.Number),
            TicketDeclined declined => Format(culture, "Declined", ticket.Number, declined.Why),
            TicketMerged => Format(culture, "Merged", ticket.Number),
            TicketUnmerged => Format(culture, "Unmerged", ticket.Number),
            _ => null,
        }).FirstOrDefault(t => t is not null);
    }

    /// <summary>What the resident of a member is told of a change of its master, under their own number; null for nothing.</summary>
    public string? Of(TicketChange ofMaster, Ticket member)
    {
        var (master, culture) = (ofMaster.After, CultureInfo.GetCultureInfo(member.Resident.Language));
        // The department's name in the member's language.
        var promise = desk.PromiseOf(master with { Resident = member.Resident });
        return ofMaster.Events.Select(e => e switch
        {
            TicketDispatched when ofMaster.VersionBefore > 0 => Format(culture, "Dispatched", member.Number, promise.DepartmentName),
            // The answer to a protected matter may tell who reported it.
            TicketResolved when ReporterIdentity.IsProtected(master) => Format(culture, "ResolvedElsewhere", member.Number),
            TicketResolved resolved => Format(culture, "Resolved", member.Number, resolved.Answer),
            TicketReopened => Format(culture, "Reopened", member.Number),
            _ => null,
        }).FirstOrDefault(t => t is not null);
    }

    /// <summary>True where the callers of merged tickets are told of it: of what is asked, only the one who is asked.</summary>
    public static bool IsForMembers(TicketChange change) => change.Events.Any(e => e is TicketDispatched or TicketResolved or TicketReopened);

    private static string Format(CultureInfo culture, string name, params object?[] values)
        => string.Format(culture, Texts.GetString(name, culture)!, values);
}
