using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Channels.WeChat;

/// <summary>
/// Writes a text escaping what RFC 8259, section 7 requires and nothing else. .NET's least strict encoder still escapes emoji
/// and the wide space U+3000, and WeChat is reported to show such escapes as they stand.
/// </summary>
internal sealed class RawTextConverter : JsonConverter<string>
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        var json = new StringBuilder(value.Length + 16).Append('"');
        var rest = value.AsSpan();
        while (rest.IndexOfAny(Escaped) is >= 0 and var next)
        {
            json.Append(rest[..next]);
            Escape(json, rest[next]);
            rest = rest[(next + 1)..];
        }

        writer.WriteRawValue(json.Append(rest).Append('"').ToString());
    }

    private static void Escape(StringBuilder json, char c)
    {
        if (c is '"' or '\\')
            json.Append('\\').Append(c);
        else if (c == '\n')
            json.Append("\\n");
        else
            json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
    }
}
