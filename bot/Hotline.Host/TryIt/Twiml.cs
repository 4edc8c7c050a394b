using System.Xml;
using System.Xml.Linq;

namespace Hotline.Host.TryIt;

/// <summary>Reads Twilio's markup. Pure.</summary>
internal static class Twiml
{
    /// <summary>The root of a document; null where it is not TwiML.</summary>
    public static XElement? Read(string document)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(document), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root;
            return root?.Name.LocalName == "Response" ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
