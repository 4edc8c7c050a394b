using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Summaries;

/// <summary>Columns of a ticket by which it is counted.</summary>
/// <param name="Summary">From <see cref="TicketSummary"/>.</param>
/// <param name="OverdueAt">From when it is overdue, in Unix milliseconds; the far future where no deadline runs, null where nobody has to act.</param>
/// <param name="RiskAt">From when it is at risk, in Unix milliseconds; null for never.</param>
internal readonly record struct SummaryColumns(byte[] Summary, long? OverdueAt, long? RiskAt)
{
    public static SummaryColumns Of(Ticket ticket)
    {
        var reported = ReportedTicket.Of(ticket);
        return new(
            TicketSummary.Write(reported),
            reported.OverdueAt is not { } overdue ? null : overdue == DateTimeOffset.MaxValue ? long.MaxValue : overdue.ToUnixTimeMilliseconds(),
            reported.RiskAt?.ToUnixTimeMilliseconds());
    }
}
