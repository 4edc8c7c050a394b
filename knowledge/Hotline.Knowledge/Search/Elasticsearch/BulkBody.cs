using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>Writes to send at once, as lines of JSON.</summary>
public sealed class BulkBody
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>How many writes it holds.</summary>
    public int Count { get; private set; }

    /// <summary>Their length.</summary>
    public int LengthInBytes => _bytes.WrittenCount;

    /// <summary>Adds a document, unless the index has this version of it or a later one.</summary>
    /// <param name="index">Index or alias.</param>
    /// <param name="id">At most 512 bytes.</param>
    /// <param name="version">Given by whoever owns the truth; grows with each change.</param>
    /// <param name="write">Writes the document's members.</param>
    public void Index(string index, string id, long version, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using (var line = new Utf8JsonWriter(_bytes, Writing))
        {
            line.WriteStartObject();
            line.WriteStartObject("index");
            line.WriteString("_index", index);
            line.WriteString("_id", id);
            line.WriteNumber("version", version);
            line.WriteString("version_type", "external");
            line.WriteEndObject();
            line.WriteEndObject();
        }

        EndLine();
        using (var line = new Utf8JsonWriter(_bytes, Writing))
        {
            line.WriteStartObject();
            write(line);
            line.WriteEndObject();
        }

        EndLine();
        Count++;
    }

    internal byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private void EndLine() => _bytes.Write("\n"u8);
}
