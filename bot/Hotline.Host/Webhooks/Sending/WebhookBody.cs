using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Host.Deliveries;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Webhooks.Sending;

/// <summary>
/// What a department's system is told of an event: which ticket, how it stands, by when. Neither the resident nor anybody's words:
/// those it reads with its key, so that they are not kept on the way.
/// </summary>
/// <param name="Type">Name of the event, <c>ticket.dispatched</c> for example.</param>
/// <param name="Timestamp">When it happened, UTC.</param>
/// <param name="Data">The ticket right after it.</param>
internal sealed record WebhookBody(string Type, DateTimeOffset Timestamp, WebhookTicket? Data)
{
    private static readonly WebhookJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static WebhookBody Of(TicketHappening happening)
    {
        var ticket = happening.After;
        var deadlines = ticket.Clocks.Where(c => c.IsRunning).GroupBy(c => c.Kind.ToString()).ToDictionary(g => g.Key, g => g.Min(c => c.DeadlineAt));
        return new(happening.Name, happening.Event.At, new()
        {
            Number = ticket.Number.ToString(),
            Version = ticket.Version,
            Status = ticket.Status,
            Department = ticket.Department,
            Kind = ticket.Matter.Kind,
            Priority = ticket.Matter.Priority,
            Category = ticket.Matter.Category,
            By = happening.Event.By.Role,
            Deadlines = deadlines,
            Url = string.Create(CultureInfo.InvariantCulture, $"/api/tickets/{ticket.Number}"),
        });
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json.WebhookBody);
}

/// <summary>A ticket as a department's system is told of it.</summary>
internal sealed record WebhookTicket
{
    public required string Number { get; init; }

    /// <summary>Grows with every event: of two messages the one with the greater is the newer.</summary>
    public required long Version { get; init; }

    public required TicketStatus Status { get; init; }

    public required string? Department { get; init; }

    public required TicketKind Kind { get; init; }

    public required TicketPriority Priority { get; init; }

    public required string? Category { get; init; }

    /// <summary>In what capacity it was done.</summary>
    public required ActorRole By { get; init; }

    /// <summary>Deadlines of the running clocks, UTC.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Deadlines { get; init; }

    /// <summary>Where the ticket is read, on this service.</summary>
    public required string Url { get; init; }
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(WebhookBody))]
internal sealed partial class WebhookJson : JsonSerializerContext;
