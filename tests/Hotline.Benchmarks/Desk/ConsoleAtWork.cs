using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Hotline.TestKit;

namespace Hotline.Benchmarks.Desk;

/// <summary>What the console costs, and how fast it is: with operators who each have a conversation open, and with 500 consoles connected.</summary>
internal static partial class ConsoleAtWork
{
    /// <summary>Operators with a conversation each, in which its resident writes once a second.</summary>
    private const int Talking = 50;

    private const double MessagesPerSecond = 50;
    private const int Messages = 1_500;
    private const int Connected = 500;
    private const int Renders = 40;

    private static readonly TimeSpan LongestWay = TimeSpan.FromSeconds(5);

    public static async Task MeasureAsync()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        await using (var service = await HostProcess.StartAsync(directory, Settings))
        {
            var desk = await OpenDeskAsync(service, service);
            await ScriptAsync(service, desk[0]);
            await PagesAsync(service);
            await LatencyAsync(service, desk, "with 50 consoles connected");
            await ConnectedAsync(service, desk);
            await service.KillAsync();
        }

        Directory.Delete(directory, recursive: true);
    }

    /// <summary>Operators are there at any hour, and keep what they have taken.</summary>
    internal static Dictionary<string, string> Settings { get; } = new(DurableTurns.Quiet)
    {
        ["Dialogs:OperatorsFrom"] = "00:00",
        ["Dialogs:OperatorsUntil"] = "00:00",
        ["Dialogs:IdenticalMessagesAnswered"] = "100",
        ["Console:ReturnAfterSeconds"] = "3600",
    };

    /// <summary>Consoles at one node, residents at another.</summary>
    internal static async Task AcrossAsync(HostProcess consoles, HostProcess residents)
        => await LatencyAsync(residents, await OpenDeskAsync(consoles, residents), "on another node", limit: 100);

    private static string NumberOf(int resident) => $"+86135{resident:D8}";

    /// <summary>Every operator has taken one resident's conversation.</summary>
    private static async Task<ConsoleClient[]> OpenDeskAsync(HostProcess consoles, HostProcess residents)
    {
        using var admin = await ConsoleClient.SignInAsync(consoles.Address, "admin");
        var desk = new ConsoleClient[Talking];
        for (var i = 0; i < Talking; i++)
        {
            await admin.AddOperatorAsync($"bench{i}");
            desk[i] = await ConsoleClient.SignInAsync(consoles.Address, $"bench{i}");
            var handset = new SmsHandset(residents.Client, NumberOf(i));
            await handset.SendAsync("望京街道花家地的路灯坏了三天了");
            await handset.SendAsync("人工");
            await desk[i].PostAsync(ConsoleClient.PathOf(handset.Number) + "/claim");
        }

        return desk;
    }

    private static async Task ScriptAsync(HostProcess service, ConsoleClient client)
    {
        var address = Script().Match(await client.GetAsync("/console/desk")).Groups[1].Value;
        var script = await service.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(script);
        Report.Row("script of the console", script.Length / 1024.0, "KB", $"limit 30; {packed.Length / 1024.0:F1} packed");
    }

    private static async Task PagesAsync(HostProcess service)
    {
        var times = new List<(string Path, double Median)>();
        foreach (var (user, paths) in Pages)
        {
            using var client = await ConsoleClient.SignInAsync(service.Address, user);
            foreach (var path in paths.Select(p => p == "talk" ? ConsoleClient.PathOf(NumberOf(0)) : p))
                times.Add((path.StartsWith("/console/desk/sms", StringComparison.Ordinal) ? "a conversation" : path, await RenderAsync(client, path)));
        }

        foreach (var (path, median) in times)
            Report.Row("  page " + path.Split('?')[0], median, "ms", "median, request to last byte");
        Report.Row("page that takes longest", times.Max(t => t.Median), "ms", "limit 20");
    }

    private static async Task<double> RenderAsync(ConsoleClient client, string path)
    {
        for (var i = 0; i < Renders; i++)
            await client.GetAsync(path);
        var times = new double[Renders];
        for (var i = 0; i < Renders; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await client.GetAsync(path);
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        return Report.Quantile(times, 0.5);
    }

    /// <summary>From the post that carries a resident's message to the arrival of its text in the open console.</summary>
    private static async Task LatencyAsync(HostProcess service, ConsoleClient[] desk, string when, int limit = 200)
    {
        using var stop = new CancellationTokenSource();
        var arrived = new ConcurrentDictionary<string, long>();
        var follows = desk.Select((client, i) => client.FollowAsync(ConsoleClient.PathOf(NumberOf(i)) + "/live", data => Note(data, arrived), stop.Token)).ToArray();
        // The first seconds compile what is hot.
        await SayAsync(service, 300);
        arrived.Clear();
        var sent = await SayAsync(service, Messages);
        await Task.Delay(LongestWay);
        await stop.CancelAsync();
        await Task.WhenAll(follows);
        var times = sent.Where(s => arrived.ContainsKey(s.Key)).Select(s => Stopwatch.GetElapsedTime(s.Value, arrived[s.Key]).TotalMilliseconds).Order().ToArray();
        Report.Row($"message to open console, {when}, median", Report.Quantile(times, 0.5), "ms", $"{MessagesPerSecond:F0} messages a second, {times.Length} of {sent.Count} seen");
        Report.Row($"message to open console, {when}, p99", Report.Quantile(times, 0.99), "ms", $"limit {limit}");
    }

    private static void Note(string data, ConcurrentDictionary<string, long> arrived)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (Match mark in Mark().Matches(data))
            arrived.TryAdd(mark.Value, now);
    }

    /// <summary>Residents write in turn at a fixed rate, each message with a mark of its own; returns when each was sent.</summary>
    private static async Task<ConcurrentDictionary<string, long>> SayAsync(HostProcess service, int count)
    {
        var sent = new ConcurrentDictionary<string, long>();
        var clock = Stopwatch.StartNew();
        var posts = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            if (TimeSpan.FromSeconds(i / MessagesPerSecond) - clock.Elapsed is { Ticks: > 0 } early)
                await Task.Delay(early);
            var mark = "mark" + Guid.NewGuid().ToString("N")[..12];
            var handset = new SmsHandset(service.Client, NumberOf(i % Talking));
            sent[mark] = Stopwatch.GetTimestamp();
            posts.Add(handset.SendAsync($"还有一件事想问问 {mark}"));
        }

        await Task.WhenAll(posts);
        return sent;
    }

    private static async Task ConnectedAsync(HostProcess service, ConsoleClient[] desk)
    {
        using var stop = new CancellationTokenSource();
        var before = await MegabytesAsync(service);
        // Ten a second, as people come to work; all at once is another measure.
        var events = 0;
        var follows = new List<Task>(Connected);
        for (var i = 0; i < Connected; i++)
        {
            follows.Add(desk[i % Talking].FollowAsync("/console/desk/live", _ => Interlocked.Increment(ref events), stop.Token));
            if (i % 10 == 9)
                await Task.Delay(100);
        }

        await Task.Delay(LongestWay);
        var after = await MegabytesAsync(service);
        Report.Row("consoles connected at once", follows.Count(f => !f.IsCompleted), "", $"of {Connected}; {events} events pushed meanwhile");
        Report.Row("memory of a connected console", (after - before) * 1024 / Connected, "KB", "limit 100; working set after collection, connected over not connected");
        await LatencyAsync(service, desk, "with 550 consoles connected");
        await stop.CancelAsync();
        await Task.WhenAll(follows);
    }

    /// <summary>The least of a few seconds, so that garbage which is about to be collected does not count.</summary>
    private static async Task<double> MegabytesAsync(HostProcess service)
    {
        var least = double.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            service.Process.Refresh();
            least = Math.Min(least, service.Process.WorkingSet64 / 1_048_576.0);
            await Task.Delay(300);
        }

        return least;
    }

    private static readonly (string User, string[] Paths)[] Pages =
    [
        ("bench0", ["/console/desk", "talk", "/console/desk/call-backs", "/console/desk/follow-ups", "/console/account", "/console/style"]),
        ("clerk", ["/console/tickets"]),
        ("supervisor", ["/console/tickets", "/console/triage", "/console/board", "/console/board/answers", "/console/figures", "/console/search?words=路灯"]),
        ("editor", ["/console/knowledge?q=老年卡怎么办", "/console/knowledge/elderly-card", "/console/knowledge/edit/article/elderly-card", "/console/knowledge/edit/review", "/console/knowledge/edit/gaps", "/console/knowledge/edit/exchange"]),
        ("admin",
        [
            "/console/settings", "/console/settings/queue", "/console/settings/routing?words=望京街道花家地的路灯坏了", "/console/settings/deadlines", "/console/settings/departments",
            "/console/settings/areas?code=110105", "/console/settings/categories", "/console/settings/search", "/console/people", "/console/audit",
        ]),
    ];

    [GeneratedRegex("src=\"(/console/assets/[^\"]+console\\.mjs)\"")]
    private static partial Regex Script();

    [GeneratedRegex("mark[0-9a-f]{12}")]
    private static partial Regex Mark();
}
