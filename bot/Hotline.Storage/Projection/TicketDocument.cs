using System.Text.Json;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Projection;

/// <summary>
/// A ticket as it is searched. Who opened it does not stand in it: no name, no number, no account, so that nobody finds a ticket by its resident,
/// and what residents wrote of themselves is masked.
/// </summary>
internal static class TicketDocument
{
    public static void Write(Utf8JsonWriter json, Ticket ticket)
    {
        json.WriteString("number", ticket.Number.ToString());
        json.WriteString("status", ticket.Status.ToString());
        json.WriteString("kind", ticket.Matter.Kind.ToString());
        if (ticket.Matter.Category is { } category)
            json.WriteString("category", category);
        if (ticket.Department is { } department)
            json.WriteString("department", department);
        WriteAll(json, "departments", Departments(ticket));
        WriteAll(json, "areas", Areas(ticket));
        json.WriteString("channel", ticket.Resident.ChannelId);
        json.WriteNumber("at", ticket.OpenedAt.ToUnixTimeMilliseconds());
        json.WriteString("text", Text(ticket));
        if (Place(ticket) is { Length: > 0 } place)
            json.WriteString("place", place);
        if (Answer(ticket) is { Length: > 0 } answer)
            json.WriteString("answer", answer);
    }

    /// <summary>Departments whose people see it.</summary>
    public static IEnumerable<string> Departments(Ticket ticket)
        => ticket.Helpers.Where(h => h.ReleasedAt is null).Select(h => h.Department).Prepend(ticket.Department).OfType<string>().Distinct();

    public static IReadOnlyList<string> Areas(Ticket ticket) => [.. new[] { ticket.Matter.Place.District, ticket.Matter.Place.Street }.OfType<string>()];

    public static string Text(Ticket ticket) => SpokenText.Of(ticket.Matter.Description, ticket.Resident.Name);

    public static string Place(Ticket ticket)
        => SpokenText.Of(string.Join(' ', new[] { ticket.Matter.Place.Community, ticket.Matter.Place.Detail }.OfType<string>()), ticket.Resident.Name);

    public static string Answer(Ticket ticket) => SpokenText.Of(
        string.Join('\n', ticket.Helpers.Select(h => h.Report).Prepend(ticket.DeclineGround).Prepend(ticket.Answer).OfType<string>()), ticket.Resident.Name);

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
