using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Notifications;

/// <summary>One line of a message: which ticket, what about it, by when. No resident, nobody's words.</summary>
/// <param name="What">Name of the text that says it.</param>
/// <param name="Number">Which ticket.</param>
/// <param name="Category">Code of its category, where it has one.</param>
/// <param name="Priority">How fast it must go.</param>
/// <param name="By">The deadline that it is about, UTC.</param>
internal sealed record Notice(string What, long Number, string? Category, TicketPriority Priority, DateTimeOffset? By)
{
    public string ToLine() => JsonSerializer.Serialize(this, NoticeJson.Default.Notice);

    /// <summary>The notices of a delivery, a line each.</summary>
    public static IReadOnlyList<Notice> Read(string payload)
        => [.. payload.Split('\n').Select(line => JsonSerializer.Deserialize(line, NoticeJson.Default.Notice)!)];
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Notice))]
internal sealed partial class NoticeJson : JsonSerializerContext;
