using System.Globalization;
using System.Xml.Linq;
using Hotline.TestKit;

namespace Hotline.Cluster.Tests;

/// <summary>Residents who call one after the other: ask two things and hang up. Whoever is apologised to and put through is out of the hotline's hands.</summary>
internal sealed class Caller(HttpClient front) : Actor
{
    private static readonly string[] Lines = ["老年卡怎么办", "居住证到期了怎么续"];

    /// <summary>Calls that ended: the steps that were answered, and how many more were apologised for.</summary>
    public List<(string Call, IReadOnlyList<string> Answered, int Apologies)> Calls { get; } = [];

    protected override async Task NextAsync()
    {
        var phone = new PhoneHandset(front, Load.NewNumber());
        var answered = new List<string>();
        var isOn = await StepAsync(phone, answered, () => phone.CallAsync(CancellationToken.None));
        for (var line = 0; isOn && line < Lines.Length; line++)
        {
            var words = Lines[line];
            isOn = await StepAsync(phone, answered, () => phone.SayAsync(words, CancellationToken.None));
        }

        await TakenAsync(async () =>
        {
            await phone.HangUpAsync(CancellationToken.None);
            return true;
        });
        Calls.Add((phone.CallSid, answered, isOn ? 0 : 1));
    }

    /// <summary>False where the caller was put through with an apology.</summary>
    private async Task<bool> StepAsync(PhoneHandset phone, List<string> answered, Func<Task<XElement>> step)
    {
        var twiml = await TakenAsync(step);
        // "One moment please": the answer is asked for again a little later.
        while (twiml.Element("Redirect") is { Value: var address })
            twiml = await TakenAsync(() => phone.FollowAsync(address, CancellationToken.None));
        if (twiml.Descendants("Dial").Any())
            return false;
        answered.Add(string.Create(CultureInfo.InvariantCulture, $"{phone.CallSid}|{answered.Count}"));
        return true;
    }
}
