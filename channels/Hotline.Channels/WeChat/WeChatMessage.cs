using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Xml;

namespace Hotline.Channels.WeChat;

/// <summary>
/// A message or event as it stands on the wire: the children of <c>&lt;xml&gt;</c> by name. Deeper elements (the details of
/// scan and photo menus) are left out.
/// </summary>
internal sealed class WeChatMessage
{
    // The platform's richest message has some twenty.
    private const int MaxFields = 64;
    private const int MaxIdLength = 64;

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private readonly Dictionary<string, string> fields;

    private WeChatMessage(Dictionary<string, string> fields) => this.fields = fields;

    /// <summary>The account's own id (<c>gh_...</c>).</summary>
    public string ToUserName => fields["ToUserName"];

    /// <summary>The resident's OpenID.</summary>
    public string FromUserName => fields["FromUserName"];

    /// <summary>Seconds since 1970, as sent.</summary>
    public string CreateTime => fields["CreateTime"];

    public string MsgType => fields["MsgType"];

    public string? MsgId => this["MsgId"];

    public string? Encrypt => this["Encrypt"];

    public string? Event => this["Event"];

    public string? EventKey => this["EventKey"];

    /// <summary>A field's text, or null where it is absent or empty.</summary>
    public string? this[string name] => fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A field as a finite number of absolute value at most <paramref name="limit"/>, or null.</summary>
    public double? Degrees(string name, double limit)
        => double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= limit ? value : null;

    /// <summary>True where everything that every message and event has is there and of its form.</summary>
    public bool IsComplete()
        => IsId(this["ToUserName"]) && IsId(this["FromUserName"]) && IsId(this["MsgType"])
            && long.TryParse(this["CreateTime"], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && (MsgId is null || IsId(MsgId))
            && (Event is null || IsId(Event));

    /// <summary>Reads the wire form; false where it is not XML, has a DTD, or is not of the platform's shape.</summary>
    public static bool TryRead(string xml, [NotNullWhen(true)] out WeChatMessage? message)
    {
        message = null;
        try
        {
            // Residents' phones do send control characters, which XML forbids: without them the message is still a message.
            using var reader = XmlReader.Create(new StringReader(PlainText.Clean(xml)), Settings);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "xml" || ReadFields(reader) is not { } fields)
                return false;
            message = new(fields);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static Dictionary<string, string>? ReadFields(XmlReader reader)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = "";
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, Depth: 1 })
            {
                name = reader.LocalName;
                fields[name] = "";
                if (fields.Count > MaxFields)
                    return null;
            }
            else if (reader is { NodeType: XmlNodeType.Text or XmlNodeType.CDATA, Depth: 2 })
            {
                // Text that holds "]]>" comes in several pieces.
                var before = fields[name];
                fields[name] = before.Length == 0 ? reader.Value : before + reader.Value;
            }
        }

        return fields;
    }

    private static bool IsId(string? value)
        => value is { Length: > 0 and <= MaxIdLength } && !value.AsSpan().ContainsAnyExcept(IdCharacters);
}
