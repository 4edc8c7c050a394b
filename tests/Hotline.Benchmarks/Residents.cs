using System.Diagnostics;

namespace Hotline.Benchmarks;

/// <summary>64 residents who text at once, each waiting for the answer before the next message.</summary>
internal static class Residents
{
    public const int Count = 64;

    private static long next;

    /// <summary>Prepares messages: the residents take turns, each going through the conversation from its beginning.</summary>
    public static SmsPost[] Prepare(Uri target, int count) => Prepare([target], count);

    /// <summary>The same for several nodes: message after message goes to the next of them, as behind a balancer, and so a conversation's do.</summary>
    public static SmsPost[] Prepare(IReadOnlyList<Uri> targets, int count)
        => [.. Enumerable.Range(0, count).Select(i => SmsPost.Create(targets[i % targets.Count], $"+86138{i % Count:D8}", i / Count, Interlocked.Increment(ref next)))];

    /// <summary>Sends everything as fast as it is answered; returns messages a second.</summary>
    public static Task<double> SaturateAsync(Uri target, SmsPost[] posts) => SaturateAsync([target], posts);

    /// <summary>The same, to the nodes that <paramref name="posts"/> were prepared for.</summary>
    public static async Task<double> SaturateAsync(IReadOnlyList<Uri> targets, SmsPost[] posts)
    {
        using var client = Client();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(resident => Task.Run(async () =>
        {
            for (var i = resident; i < posts.Length; i += Count)
                await SendAsync(client, targets[i % targets.Count], posts[i]);
        })));
        return posts.Length / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Sends at a fixed rate whatever the answers do; returns each answer's time in milliseconds, from when it was due, sorted.</summary>
    public static Task<double[]> PaceAsync(Uri target, SmsPost[] posts, double perSecond) => PaceAsync([target], posts, perSecond);

    /// <summary>The same, to the nodes that <paramref name="posts"/> were prepared for.</summary>
    public static async Task<double[]> PaceAsync(IReadOnlyList<Uri> targets, SmsPost[] posts, double perSecond)
    {
        using var client = Client();
        var times = new double[posts.Length];
        var taken = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Count * 4).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref taken) is var i && i < posts.Length)
            {
                var due = TimeSpan.FromSeconds(i / perSecond);
                if (due - clock.Elapsed is { Ticks: > 0 } early)
                    await Task.Delay(early);
                await SendAsync(client, targets[i % targets.Count], posts[i]);
                times[i] = (clock.Elapsed - due).TotalMilliseconds;
            }
        })));
        Array.Sort(times);
        return times;
    }

    private static HttpClient Client() => new(new SocketsHttpHandler { MaxConnectionsPerServer = Count * 4, UseProxy = false, AllowAutoRedirect = false });

    private static async Task SendAsync(HttpClient client, Uri target, SmsPost post)
    {
        using var request = post.ToRequest(target);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(Stream.Null);
    }
}
