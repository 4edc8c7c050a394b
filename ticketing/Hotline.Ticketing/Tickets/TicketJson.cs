using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Ticketing.Tickets;

/// <summary>Source-generated JSON of tickets and their events, as they are stored; enums by name, absent instead of null.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Ticket))]
[JsonSerializable(typeof(TicketEvent))]
public sealed partial class TicketJson : JsonSerializerContext;
