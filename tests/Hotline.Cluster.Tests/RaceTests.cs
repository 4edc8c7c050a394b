using System.Diagnostics;
using System.Globalization;
using System.Net;
using Hotline.Channels;
using Hotline.TestKit;

namespace Hotline.Cluster.Tests;

/// <summary>Two nodes are given the same thing at the same instant: it is done once.</summary>
public sealed class RaceTests(City city, ITestOutputHelper output)
{
    private const int Times = 1_000;

    /// <summary>Residents at a time.</summary>
    private const int AtOnce = 12;

    /// <summary>Messages of one resident, one after the other.</summary>
    private const int Each = 4;

    /// <summary>As often an identical message in a row is answered (<c>Dialogs:IdenticalMessagesAnswered</c>).</summary>
    private const int IdenticalAnswered = 8;

    private static readonly string[] Lines = ["老年卡怎么办", "居住证到期了怎么续", "社保卡丢了怎么补办", "谢谢"];
    private static readonly ParallelOptions Bounded = new() { MaxDegreeOfParallelism = AtOnce };

    [Fact]
    public async Task Webhook_DeliveredToTwoNodesAtTheSameInstant_IsOneTurnAndOneReply()
    {
        _ = city.Database;
        var clock = Stopwatch.StartNew();
        using var one = city.ClientOf(0);
        using var other = city.ClientOf(1);
        string[] residents = [.. Enumerable.Range(0, Times / Each).Select(_ => Load.NewNumber())];

        await Parallel.ForEachAsync(residents, Bounded, async (number, stop) =>
        {
            for (var i = 0; i < Each; i++)
            {
                var (sid, text) = (SmsHandset.NewSid(), Lines[i]);
                var heard = await Task.WhenAll(new SmsHandset(one, number).SendAsync(text, sid, stop), new SmsHandset(other, number).SendAsync(text, sid, stop));
                if (heard.All(h => h.Count > 0))
                    heard[0].ShouldBe(heard[1], "both deliveries get the one reply");
            }

            (await Committed.TurnsAsync(city, ChannelIds.Sms, number)).Count.ShouldBe(Each, "one turn a message");
            (await Committed.HeardAsync(city, ChannelIds.Sms, number)).ShouldBe(Each, "nothing stands in the log twice");
            (await Committed.RepliesTwiceAsync(city, ChannelIds.Sms, number)).ShouldBe(0, "each message is answered once");
        });
        await Pace.UntilAsync(async () => await Committed.UnsentAsync(city) == 0, TimeSpan.FromSeconds(90), () => city.LastWords);
        var pushed = city.Vendor.Sent.Where(s => residents.Contains(s.To)).GroupBy(s => (s.To, s.Body)).ToList();

        pushed.ShouldAllBe(p => p.Count() == 1);
        output.WriteLine($"{Times} webhooks, each delivered to two nodes at once: {Times} turns, {pushed.Count} replies pushed because neither answer came in time; {clock.Elapsed.TotalSeconds:F1} s");
    }

    [Fact]
    public async Task Claim_ByTwoOperatorsOnTwoNodes_GivesTheConversationToOne_AndTellsTheOther()
    {
        _ = city.Database;
        var clock = Stopwatch.StartNew();
        using var first = city.ClientOf(0);
        using var second = city.ClientOf(2);
        var wins = new int[2];

        await Parallel.ForEachAsync(Enumerable.Range(0, Times), Bounded, async (_, _) =>
        {
            var number = Load.NewNumber();
            await WaitAsync(number);
            var led = await ClaimAsync(number, first, second);
            led.Count(l => l.IsDone).ShouldBe(1, "exactly one gets it");
            led.Count(l => l.Status == HttpStatusCode.Conflict).ShouldBe(1, "the other is told");
            var winner = led[0].IsDone ? 0 : 1;
            Interlocked.Increment(ref wins[winner]);
            (await city.Operators[winner].SendAsync(second, StaffBrowser.DeskPath(ChannelIds.Sms, number) + "/finish", ("result", "Answered"))).IsDone.ShouldBeTrue();
        });

        output.WriteLine($"{Times} conversations claimed by two operators on two nodes: {wins[0]} to one, {wins[1]} to the other; {clock.Elapsed.TotalSeconds:F1} s");
    }

    [Fact]
    public async Task Claim_OfSomebodyWhoRepeatedHerselfTooOften_IsRefusedToBoth_BecauseSheDoesNotWait()
    {
        _ = city.Database;
        using var first = city.ClientOf(0);
        using var second = city.ClientOf(2);
        var number = Load.NewNumber();
        for (var i = 0; i < IdenticalAnswered; i++)
        {
            await WaitAsync(number);
            var led = await ClaimAsync(number, first, second);
            led.Count(l => l.IsDone).ShouldBe(1);
            (await city.Operators[led[0].IsDone ? 0 : 1].SendAsync(first, StaffBrowser.DeskPath(ChannelIds.Sms, number) + "/finish", ("result", "Answered"))).IsDone.ShouldBeTrue();
        }

        (await new SmsHandset(first, number).SendAsync("人工", cancellationToken: TestContext.Current.CancellationToken)).ShouldBeEmpty("a machine is not answered for ever");

        (await ClaimAsync(number, first, second)).ShouldAllBe(l => l.Status == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Form_SentTwice_ToTwoNodes_ActsOnce()
    {
        const int Replies = 50;
        _ = city.Database;
        using var first = city.ClientOf(0);
        using var second = city.ClientOf(1);
        var (number, by) = (Load.NewNumber(), city.Operators[0]);
        var path = StaffBrowser.DeskPath(ChannelIds.Sms, number);
        await WaitAsync(number);
        (await by.SendAsync(first, path + "/claim")).IsDone.ShouldBeTrue();

        for (var i = 0; i < Replies; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"第{i}句");
            await TwiceAsync(path + "/reply", ("text", text));
            (await Committed.SaidAsync(city, ChannelIds.Sms, number, text)).ShouldBe(1, text);
        }

        await TwiceAsync(path + "/ticket", ("kind", "Complaint"), ("description", "楼道灯坏了"));
        (await Committed.TicketsAsync(city, number)).Count.ShouldBe(1);
        await TwiceAsync(path + "/note", ("text", "住户会在家"));
        (await Committed.HappenedAsync(city, ChannelIds.Sms, number, "NoteWritten")).ShouldBe(1);
        await TwiceAsync(path + "/finish", ("result", "Ticket"));
        (await Committed.HappenedAsync(city, ChannelIds.Sms, number, "HandoffEnded")).ShouldBe(1);

        async Task TwiceAsync(string address, params (string, string)[] fields)
        {
            (string, string)[] form = [.. fields, ("once", StaffBrowser.OnceOf(await by.ReadAsync(first, path)))];
            (await Task.WhenAll(by.SendAsync(first, address, form), by.SendAsync(second, address, form))).ShouldAllBe(l => l.IsDone);
        }
    }

    /// <summary>Somebody asks for a person, and is in the queue when this returns.</summary>
    private async Task WaitAsync(string number)
    {
        await new SmsHandset(city.Front, number).SendAsync("人工");
        await Pace.UntilAsync(async () => await Committed.WaitsAsync(city, ChannelIds.Sms, number), TimeSpan.FromSeconds(30), () => city.LastWords);
    }

    private Task<Led[]> ClaimAsync(string number, HttpClient first, HttpClient second)
    {
        var path = StaffBrowser.DeskPath(ChannelIds.Sms, number) + "/claim";
        return Task.WhenAll(city.Operators[0].SendAsync(first, path), city.Operators[1].SendAsync(second, path));
    }
}
