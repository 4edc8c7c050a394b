using System.Globalization;
using System.Text;
using Hotline.Channels;
using Hotline.TestKit;

namespace Hotline.Cluster.Tests;

/// <summary>Redis is stopped, comes back empty and is emptied under three nodes at work: what it carried is read from the database a little later.</summary>
public sealed class RedisFaultTests(City city, ITestOutputHelper output)
{
    /// <summary>Without Redis a change on another node is seen at most 2 s late; as much again for a machine that has other things to do.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task StoppedStartedAndFlushed_ConsolesStayRight_NothingIsLost_AndAllComesBackByItself()
    {
        _ = city.Database;
        var redis = city.Redis;
        await UntilAsync("up");
        using var load = await Load.StartAsync(city);
        using var page = await OpenPage.FollowAsync(city, city.Operators[0], consoleNode: 0, residentNode: 1);

        var with = await page.MeasureAsync(5);
        var at = Actor.Now;
        await redis.StopAtOnceAsync();
        await UntilAsync("down");
        var without = await page.MeasureAsync(5);
        await redis.StartAgainAsync();
        await UntilAsync("up");
        var back = await page.MeasureAsync(5);
        await redis.FlushAsync();
        var flushed = await page.MeasureAsync(5);
        await load.EndAsync();
        var (sentAt, twice) = await Outcome.CheckAsync(city, load, mostTwice: 0);

        await Report.WriteAsync(output, city, "Redis stopped, started again and flushed", load, at, sentAt, twice);
        output.WriteLine($"  to an open page of the console on another node, worst of 5: with Redis {Milliseconds(with)}, without {Milliseconds(without)}, back {Milliseconds(back)}, flushed {Milliseconds(flushed)}");
        without.ShouldBeLessThan(Late);

        static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F0} ms");
    }

    private async Task UntilAsync(string state)
    {
        for (var node = 0; node < City.Nodes; node++)
        {
            var asked = city.Node(node);
            await Pace.UntilAsync(async () => (await asked.HealthAsync()).StateOf("redis") == state, Longest, () => $"Redis is {state}");
        }
    }

    /// <summary>A conversation open in a console on one node, whose resident writes at another.</summary>
    private sealed class OpenPage : IDisposable
    {
        private readonly string number;
        private readonly HttpClient console, resident;
        private readonly HttpResponseMessage stream;
        private readonly StreamReader events;
        private int marks;

        private OpenPage(string number, HttpClient console, HttpClient resident, HttpResponseMessage stream, StreamReader events)
            => (this.number, this.console, this.resident, this.stream, this.events) = (number, console, resident, stream, events);

        public static async Task<OpenPage> FollowAsync(City city, StaffBrowser by, int consoleNode, int residentNode)
        {
            var (console, resident) = (city.ClientOf(consoleNode), city.ClientOf(residentNode));
            var number = Load.NewNumber();
            await new SmsHandset(resident, number).SendAsync("你好");
            var stream = await by.FollowAsync(console, StaffBrowser.DeskPath(ChannelIds.Sms, number));
            return new(number, console, resident, stream, new(await stream.Content.ReadAsStreamAsync(), Encoding.UTF8));
        }

        /// <summary>The longest time from a message's acceptance at one node until the page at the other shows it.</summary>
        public async Task<TimeSpan> MeasureAsync(int messages)
        {
            var worst = TimeSpan.Zero;
            for (var i = 0; i < messages; i++)
            {
                var mark = string.Create(CultureInfo.InvariantCulture, $"mark{marks++:D3}x");
                await new SmsHandset(resident, number).SendAsync($"老年卡 {mark}");
                var at = Actor.Now;
                using var patience = new CancellationTokenSource(Longest);
                while (!(await events.ReadLineAsync(patience.Token) ?? throw new EndOfStreamException("The page's stream ended.")).Contains(mark, StringComparison.Ordinal))
                {
                    // Other parts of the page.
                }

                worst = Actor.Now - at > worst ? Actor.Now - at : worst;
            }

            return worst;
        }

        public void Dispose()
        {
            events.Dispose();
            stream.Dispose();
            console.Dispose();
            resident.Dispose();
        }
    }
}
