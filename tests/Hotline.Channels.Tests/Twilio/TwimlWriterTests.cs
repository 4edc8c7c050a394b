using System.Text;
using System.Xml.Linq;
using Hotline.Channels.Twilio;

namespace Hotline.Channels.Tests.Twilio;

public sealed class TwimlWriterTests
{
    [Fact]
    public void Finish_NothingAdded_EmptyResponse()
    {
        using var twiml = new TwimlWriter();

        Encoding.UTF8.GetString(twiml.Finish().Span).ShouldBe("""<?xml version="1.0" encoding="UTF-8"?><Response/>""");
    }

    [Fact]
    public void Text_EveryCharacterOfTheBasicPlane_ReadBackUnlessXmlForbidsIt()
    {
        var every = new string([.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => !char.IsSurrogate(c))]);
        using var twiml = new TwimlWriter();

        var root = Parse(twiml.Open("Say"u8).Text(every).Close("Say"u8));

        root.Element("Say")!.Value.ShouldBe(PlainText.Clean(every));
    }

    [Theory]
    [InlineData("a \"b\" <c> & 'd'")]
    [InlineData("/twilio/voice?step=1&from=gather")]
    [InlineData("中文😀")]
    public void Attribute_MarkupInValue_ReadBack(string value)
    {
        using var twiml = new TwimlWriter();

        var root = Parse(twiml.Open("Gather"u8).Attribute("action"u8, value).Attribute("timeout"u8, 5).Close("Gather"u8));

        root.Element("Gather")!.Attribute("action")!.Value.ShouldBe(value);
        root.Element("Gather")!.Attribute("timeout")!.Value.ShouldBe("5");
    }

    [Fact]
    public void Text_LongerThanTheBuffer_WrittenWhole()
    {
        var text = string.Concat(Enumerable.Repeat("路灯<&>😀", 5000));
        using var twiml = new TwimlWriter();

        Parse(twiml.Open("Message"u8).Text(text).Close("Message"u8)).Element("Message")!.Value.ShouldBe(text);
    }

    private static XElement Parse(TwimlWriter twiml)
        => XDocument.Parse(Encoding.UTF8.GetString(twiml.Finish().Span), LoadOptions.PreserveWhitespace).Root.ShouldNotBeNull();
}
