using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Hotline.Host.TryIt.WeChat;

/// <summary>The platform's messages to an account. Pure.</summary>
/// <remarks>https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_standard_messages.html</remarks>
internal static class WeChatLetter
{
    /// <summary>The account's own id, which the platform writes as the recipient.</summary>
    public const string AccountId = "gh_0123456789ab";

    private const string MapScale = "16";
    private const int MediaIdLength = 32;

    /// <summary>Whether it is of a known kind and has what that needs.</summary>
    public static bool IsComplete(WeChatEntry entry) => entry.Kind switch
    {
        "text" or "voice" => Entries.IsText(entry.Text),
        "location" => Entries.IsText(entry.Text) && entry is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 },
        "image" or "subscribe" => true,
        _ => false,
    };

    /// <summary>A message or event.</summary>
    /// <param name="entry">What the resident did, complete and with a valid OpenID.</param>
    /// <param name="picture">Address of the picture that a photo shows.</param>
    /// <param name="at">When.</param>
    public static string Write(WeChatEntry entry, Uri picture, DateTimeOffset at) => entry.Kind switch
    {
        "text" => Message(entry, at, Field("Content", entry.Text!), MenuId(entry)),
        "voice" => Message(entry, at, MediaId(), Field("Format", "amr"), Field("Recognition", entry.Text!)),
        "image" => Message(entry, at, Field("PicUrl", picture.AbsoluteUri), MediaId()),
        "location" => Message(
            entry, at, Number("Location_X", entry.Latitude), Number("Location_Y", entry.Longitude), new("Scale", MapScale), Field("Label", entry.Text!)),
        _ => Document(entry, "event", at, Field("Event", "subscribe"), Field("EventKey", "")),
    };

    /// <summary>The envelope of safe mode.</summary>
    public static string Seal(string encrypted) => Text(new("xml", Field("ToUserName", AccountId), Field("Encrypt", encrypted)));

    /// <summary>The fields of a reply; null where it is no XML of the platform's shape.</summary>
    public static Dictionary<string, string>? Read(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root;
            return root?.Name.LocalName == "xml" ? root.Elements().DistinctBy(e => e.Name).ToDictionary(e => e.Name.LocalName, e => e.Value) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Message(WeChatEntry entry, DateTimeOffset at, params XElement?[] fields)
        => Document(entry, entry.Kind!, at, [.. fields, new("MsgId", RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture) + at.ToUnixTimeMilliseconds())]);

    private static string Document(WeChatEntry entry, string type, DateTimeOffset at, params XElement?[] fields) => Text(new(
        "xml",
        Field("ToUserName", AccountId),
        Field("FromUserName", entry.OpenId!),
        new XElement("CreateTime", at.ToUnixTimeSeconds()),
        Field("MsgType", type),
        fields));

    private static XElement? MenuId(WeChatEntry entry) => entry.MenuId is { Length: > 0 and <= 20 } id ? Field("bizmsgmenuid", id) : null;

    private static XElement MediaId() => Field("MediaId", RandomNumberGenerator.GetHexString(MediaIdLength, lowercase: true));

    private static XElement Number(string name, double value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    private static XElement Field(string name, string value) => new(name, new XCData(value));

    // Control characters, which XML forbids, are not held back: the hotline has to cope with them.
    private static string Text(XElement root)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, CheckCharacters = false, Indent = false }))
            root.WriteTo(writer);
        return text.ToString();
    }
}
