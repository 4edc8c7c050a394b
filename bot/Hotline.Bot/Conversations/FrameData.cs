using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hotline.Bot.Conversations;

/// <summary>
/// A dialog's own data: an immutable object while the conversation is in memory, JSON in the store. It is written once a turn, by the
/// commit, and read only where the conversation was loaded. Thread-safe.
/// </summary>
[JsonConverter(typeof(FrameData.FrameDataConverter))]
public sealed class FrameData
{
    private readonly JsonTypeInfo? type;
    private readonly JsonElement stored;
    private object? value;

    /// <summary>Data as it came from the store.</summary>
    public FrameData(JsonElement stored) => this.stored = stored;

    private FrameData(object value, JsonTypeInfo type) => (this.value, this.type) = (value, type);

    /// <summary>Data that a dialog leaves for its next turn.</summary>
    /// <param name="value">Immutable; not null.</param>
    /// <param name="type">How it is stored.</param>
    public static FrameData Of<T>(T value, JsonTypeInfo<T> type)
        where T : class
        => new(value, type);

    /// <summary>The data as the dialog knows it.</summary>
    /// <exception cref="JsonException">What is stored is not of this type.</exception>
    public T Read<T>(JsonTypeInfo<T> json)
        where T : class
    {
        if (value is T known)
            return known;
        var read = stored.Deserialize(json) ?? throw new JsonException($"A frame without {typeof(T).Name}.");
        value = read;
        return read;
    }

    /// <summary>The data as it is stored.</summary>
    public JsonElement ToElement() => type is null ? stored : JsonSerializer.SerializeToElement(value, type);

    internal sealed class FrameDataConverter : JsonConverter<FrameData>
    {
        // A dialog without data stores null, and gets its frame back.
        public override bool HandleNull => true;

        public override FrameData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => new(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, FrameData data, JsonSerializerOptions options)
        {
            if (data.type is { } type)
                JsonSerializer.Serialize(writer, data.value, type);
            else
                data.stored.WriteTo(writer);
        }
    }
}
