using System.Xml.Linq;
using Hotline.Channels.Twilio;

namespace Hotline.Channels.Phone;

/// <inheritdoc cref="IChannelPreview"/>
internal sealed class PhonePreview(ChannelCapabilities capabilities, PhoneTwiml renderer) : IChannelPreview
{
    public ChannelCapabilities Capabilities => capabilities;

    public ChannelPreview Show(IReadOnlyList<Activity> replies)
    {
        using var twiml = new TwimlWriter();
        renderer.Reply(twiml, replies, new PhoneStep { Number = 1, Source = StepSource.Gather }, isDialCompleted: false);
        using var document = new MemoryStream(twiml.Finish().ToArray());
        var said = XDocument.Load(document).Descendants("Say").Select(s => s.Value).ToList();
        return new(string.Join('\n', said), IsMarkdown: false, [], said.Count);
    }
}
