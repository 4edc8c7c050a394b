using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Ticketing.Tickets;

/// <summary>JSON of tickets and their events as they are stored: enumerations by name, nothing for what is empty, raw UTF-8.</summary>
public static class TicketJson
{
    /// <summary>Source-generated serialiser.</summary>
    public static TicketJsonContext Default { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 16,
    });
}

/// <summary>Source-generated JSON metadata; use <see cref="TicketJson.Default"/>, or the plain one with a writer that has its own encoder.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 16, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Ticket))]
[JsonSerializable(typeof(TicketEvent))]
[JsonSerializable(typeof(IReadOnlyList<TicketEvent>))]
public sealed partial class TicketJsonContext : JsonSerializerContext;

/// <summary>A ticket number is a plain JSON number.</summary>
public sealed class TicketNumberJsonConverter : JsonConverter<TicketNumber>
{
    /// <inheritdoc/>
    public override TicketNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TicketNumber value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.Value);
    }
}
