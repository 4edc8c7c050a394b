using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Settings;

/// <summary>A ticket as it would be opened, by the code that opens tickets. Deciding changes nothing, so nothing comes of it.</summary>
internal static class TrialTicket
{
    private static readonly Resident Nobody = new() { ChannelId = "trial", UserId = "trial" };

    public static Ticket Of(ITicketDesk desk, Matter matter, DateTimeOffset now) => desk.Open(matter, Nobody, desk.NumberFor(1), Actor.System, now).After;
}
