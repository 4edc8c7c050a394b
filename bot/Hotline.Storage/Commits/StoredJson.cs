using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hotline.Storage.Commits;

/// <summary>
/// JSON as it is stored: raw UTF-8. Escaping every Chinese character would double what the disk takes, and escaping and unescaping
/// cost more than everything else of a turn. A type's metadata must come from its context's own defaults: only then does the
/// serialiser take the generated straight path, with this writer's encoder.
/// </summary>
internal static class StoredJson
{
    /// <summary>Beyond this a buffer is not kept for the next value.</summary>
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static Buffered? kept;

    /// <summary>UTF-8 JSON of <paramref name="value"/>.</summary>
    public static byte[] Of(object value, JsonTypeInfo type)
    {
        var buffered = kept ?? new Buffered();
        kept = null;
        JsonSerializer.Serialize(buffered.Writer, value, type);
        var json = buffered.Bytes.WrittenSpan.ToArray();
        if (buffered.Bytes.Capacity <= LargestKept)
        {
            buffered.Bytes.ResetWrittenCount();
            buffered.Writer.Reset();
            kept = buffered;
        }

        return json;
    }

    private sealed class Buffered
    {
        public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

        public ArrayBufferWriter<byte> Bytes { get; } = new(4096);

        public Utf8JsonWriter Writer { get; }

        public Buffered() => Writer = new(Bytes, Options);
    }
}
