using System.Collections.Concurrent;
using Hotline.TestKit;

namespace Hotline.Host.Tests.NothingLost;

/// <summary>
/// Reports the same nuisance again and again by SMS, and asks things between. A message that was not acknowledged is delivered again,
/// under its number, until it is.
/// </summary>
internal sealed class StubbornResident(string number)
{
    private static readonly string[] Lines =
    [
        "海淀区中关村街道知春路楼下烧烤店每天半夜扰民，我要投诉", "对", "是的", "好", "老年卡怎么办", "谢谢", "查一下我的单子", "算了",
    ];

    private int line;
    private (string Sid, string Text)? unacknowledged;

    public string Number => number;

    /// <summary>Message ids that were acknowledged, with whether a reply came in the response.</summary>
    public ConcurrentDictionary<string, bool> Acknowledged { get; } = new();

    /// <summary>How often a nuisance was reported in acknowledged messages.</summary>
    public int Complaints { get; private set; }

    /// <summary>Texts until the service is gone.</summary>
    public async Task TalkAsync(HttpClient service)
    {
        try
        {
            while (true)
                await SayNextAsync(service);
        }
        catch (HttpRequestException)
        {
            // The service was killed; the message in hand is delivered again in its next life.
        }
        catch (TaskCanceledException)
        {
            // As above, seen by the client as a response that never ended.
        }
    }

    /// <summary>Has the message in hand delivered.</summary>
    public Task FinishAsync(HttpClient service) => SayNextAsync(service);

    private async Task SayNextAsync(HttpClient service)
    {
        unacknowledged ??= (SmsHandset.NewSid(), Lines[line++ % Lines.Length]);
        var (sid, text) = unacknowledged.Value;
        var replies = await new SmsHandset(service, number).SendAsync(text, sid);
        Acknowledged[sid] = replies.Count > 0;
        if (text == Lines[0])
            Complaints++;
        unacknowledged = null;
    }
}
