using System.Globalization;
using System.Xml.Linq;

namespace Hotline.Host.TryIt.Phone;

/// <summary>Instructions for a call, read as Twilio reads them. Pure.</summary>
/// <remarks>https://www.twilio.com/docs/voice/twiml</remarks>
internal sealed class CallScript
{
    private readonly IReadOnlyList<XElement> verbs;

    private CallScript(IReadOnlyList<XElement> verbs) => this.verbs = verbs;

    /// <summary>Reads a document; null where it is not TwiML.</summary>
    public static CallScript? Parse(string document) => Twiml.Read(document) is { } root ? new([.. root.Elements()]) : null;

    /// <summary>Plays from a verb on until one that waits.</summary>
    /// <param name="start">Index of the first verb.</param>
    /// <returns>What is heard and waited for; and the verb that waits, null where the call is over.</returns>
    public (CallStep Step, int? Index) Play(int start)
    {
        var heard = new List<Heard>();
        for (var i = start; i < verbs.Count; i++)
        {
            var verb = verbs[i];
            if (verb.Name.LocalName == "Gather")
                heard.AddRange(verb.Elements().Select(e => Hear(e, mayBeInterrupted: true)).OfType<Heard>());
            if (Hear(verb, mayBeInterrupted: false) is { } part)
                heard.Add(part);
            else if (Wait(verb) is { } wait)
                return (new(heard, wait), wait.Kind == Waits.Over ? null : i);
        }

        return (new(heard, new() { Kind = Waits.Over, End = Ends.OutOfInstructions }), null);
    }

    /// <summary>An attribute of a verb, or null.</summary>
    public string? Attribute(int index, string name) => (string?)verbs[index].Attribute(name);

    /// <summary>A verb's own text.</summary>
    public string Text(int index) => verbs[index].Value.Trim();

    private static Heard? Hear(XElement verb, bool mayBeInterrupted) => verb.Name.LocalName switch
    {
        "Say" => new()
        {
            Text = verb.Value.Trim(),
            Language = (string?)verb.Attribute("language"),
            Rate = Rate(verb),
            MayBeInterrupted = mayBeInterrupted,
        },
        "Pause" => new()
        {
            Seconds = int.TryParse((string?)verb.Attribute("length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 1,
            MayBeInterrupted = mayBeInterrupted,
        },
        _ => null,
    };

    // SSML 1.1, prosody: a percentage of the voice's own speed.
    private static double? Rate(XElement say)
        => (string?)say.Element("prosody")?.Attribute("rate") is { } rate
           && double.TryParse(rate.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? percent / 100
            : null;

    // A verb that is not known stops the call, so that whoever writes it sees at once that it is not tried here.
    private static CallWait? Wait(XElement verb) => verb.Name.LocalName switch
    {
        "Gather" => Gather((string?)verb.Attribute("input") ?? "dtmf"),
        "Dial" => new() { Kind = Waits.Dial, Target = verb.Value.Trim() },
        "Enqueue" => new() { Kind = Waits.Queue, Target = verb.Value.Trim() },
        "Redirect" => new() { Kind = Waits.Continue },
        "Hangup" => new() { Kind = Waits.Over, End = Ends.ByHotline },
        _ => new() { Kind = Waits.Over, End = Ends.Fault },
    };

    private static CallWait Gather(string input)
    {
        var kinds = input.Split(' ');
        return new() { Kind = Waits.Answer, TakesKeys = kinds.Contains("dtmf"), TakesSpeech = kinds.Contains("speech") };
    }
}
