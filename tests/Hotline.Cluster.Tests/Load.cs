using System.Globalization;

namespace Hotline.Cluster.Tests;

/// <summary>Residents who text and chat, and departments that ask, all at the same time, through the balancer.</summary>
internal sealed class Load : IDisposable
{
    private static readonly TimeSpan BetweenTexts = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(1_200);

    private static int people;

    private readonly CancellationTokenSource stop = new();
    private Task acting = Task.CompletedTask;

    private Load(City city)
    {
        Texters = [.. Enumerable.Range(0, 8).Select(_ => new Texter(city.Front, NewNumber()))];
        Chatters = [.. Enumerable.Range(0, 4).Select(_ => new Chatter(city.Front, $"chat{Interlocked.Increment(ref people)}"))];
        Departments = [.. Enumerable.Range(0, 6).Select(_ => new Department(city.Front, NewNumber()))];
    }

    public IReadOnlyList<Texter> Texters { get; }

    public IReadOnlyList<Chatter> Chatters { get; }

    public IReadOnlyList<Department> Departments { get; }

    /// <summary>Everybody.</summary>
    public IEnumerable<Actor> All => [.. Texters, .. Chatters, .. Departments];

    /// <summary>A telephone that nobody had before.</summary>
    public static string NewNumber() => "+86138" + Interlocked.Increment(ref people).ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>Lets them begin, and waits until each is at it.</summary>
    public static async Task<Load> StartAsync(City city)
    {
        var load = new Load(city);
        await Task.WhenAll([.. load.Chatters.Select(c => c.EnterAsync()), .. load.Departments.Select(d => d.OpenAsync())]);
        load.acting = Task.WhenAll([
            .. load.Texters.Select(t => t.ActAsync(BetweenTexts, load.stop.Token)),
            .. load.Chatters.Select(c => c.ActAsync(BetweenTexts, load.stop.Token)),
            .. load.Departments.Select(d => d.ActAsync(BetweenQuestions, load.stop.Token)),
        ]);
        await Pace.GoOnAsync(TimeSpan.FromSeconds(2));
        return load;
    }

    /// <summary>Lets them finish what they have in hand.</summary>
    public async Task EndAsync()
    {
        await stop.CancelAsync();
        await acting;
        await Task.WhenAll(Chatters.Select(c => c.ReadAsync()));
    }

    /// <inheritdoc/>
    public void Dispose() => stop.Dispose();
}
