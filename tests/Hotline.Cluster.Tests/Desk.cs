using System.Globalization;
using System.Net;
using Hotline.Channels;
using Hotline.TestKit;

namespace Hotline.Cluster.Tests;

/// <summary>
/// Two operators who want every conversation that comes: one gets it, answers with an impatient double click, and ends it. Who lost an
/// answer on the way sends the same form again.
/// </summary>
internal sealed class Desk(HttpClient front, StaffBrowser first, StaffBrowser second) : Actor
{
    /// <summary>Residents who were served, in order, with what they were told.</summary>
    public List<(string Number, string Answer)> Served { get; } = [];

    protected override async Task NextAsync()
    {
        var (number, sid) = (Load.NewNumber(), SmsHandset.NewSid());
        var handset = new SmsHandset(front, number);
        await TakenAsync(() => handset.SendAsync("人工", sid));
        var path = StaffBrowser.DeskPath(ChannelIds.Sms, number);
        var one = await ClaimAsync(path);
        var html = await TakenAsync(() => one.ReadAsync(front, path));
        var answer = string.Create(CultureInfo.InvariantCulture, $"答复{Served.Count:D3}：请带身份证到社区服务站。");
        (string, string)[] reply = [("text", answer), ("once", StaffBrowser.OnceOf(html))];
        var both = await Task.WhenAll(SendAsync(one, path + "/reply", reply), SendAsync(one, path + "/reply", reply));
        both.ShouldAllBe(led => led.IsDone);
        html = await TakenAsync(() => one.ReadAsync(front, path));
        (await SendAsync(one, path + "/finish", ("result", "Answered"), ("once", StaffBrowser.OnceOf(html)))).IsDone.ShouldBeTrue();
        Served.Add((number, answer));
    }

    /// <summary>Both want it. The turn of somebody who asked in the middle of a fault may come later: then neither gets it yet.</summary>
    private async Task<StaffBrowser> ClaimAsync(string path)
    {
        while (true)
        {
            var led = await Task.WhenAll(SendAsync(first, path + "/claim"), SendAsync(second, path + "/claim"));
            led.Count(l => l.IsDone).ShouldBeLessThanOrEqualTo(1, "one conversation, one operator");
            led.ShouldAllBe(l => l.IsDone || l.Status == HttpStatusCode.Conflict || l.Status == HttpStatusCode.NotFound);
            if (led[0].IsDone || led[1].IsDone)
                return led[0].IsDone ? first : second;
        }
    }

    private Task<Led> SendAsync(StaffBrowser browser, string path, params (string Name, string Value)[] fields) => TakenAsync(() => browser.SendAsync(front, path, fields));
}
