using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Open311.Requests;

/// <summary>How residents who come through another application are known: by the application, and by who they are to it.</summary>
internal static class Open311Channel
{
    /// <summary>The channel of their tickets.</summary>
    public const string Id = "open311";

    /// <summary>Who somebody is on this channel.</summary>
    /// <param name="client">The application, by the name of its key.</param>
    /// <param name="person">Address of electronic mail, or the id that the application gave; empty where it gave none.</param>
    public static string UserId(string client, string person) => client + "/" + person;

    /// <summary>True where <paramref name="client"/> posted the ticket.</summary>
    public static bool IsFrom(Ticket ticket, string client)
        => ticket.Resident.ChannelId == Id && ticket.Resident.UserId.StartsWith(client + "/", StringComparison.Ordinal);

    /// <summary>The address of electronic mail that a resident gave, or null.</summary>
    public static string? EmailOf(Resident resident)
        => resident.ChannelId == Id && resident.UserId.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash && resident.UserId[(slash + 1)..] is var person
            && person.Contains('@', StringComparison.Ordinal) ? person : null;
}
