using System.Globalization;

namespace Hotline.Cluster.Tests;

/// <summary>Residents who text, chat and call, operators who claim, and departments that ask, all at the same time, through the balancer.</summary>
internal sealed class Load : IDisposable
{
    private static readonly TimeSpan BetweenTexts = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(1_200);
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestStream = TimeSpan.FromSeconds(40);

    private static int people;

    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource hangUp = new();
    private Task acting = Task.CompletedTask;
    private Task listening = Task.CompletedTask;

    private Load(City city)
    {
        Texters = [.. Enumerable.Range(0, 8).Select(_ => new Texter(city.Front, NewNumber()))];
        Chatters = [.. Enumerable.Range(0, 4).Select(_ => new Chatter(city.Front, city.NextNode, $"chat{Interlocked.Increment(ref people)}"))];
        Departments = [.. Enumerable.Range(0, 6).Select(_ => new Department(city, NewNumber()))];
        Callers = [.. Enumerable.Range(0, 2).Select(_ => new Caller(city.Front))];
        Desk = new(city.Front, city.Operators[0], city.Operators[1]);
    }

    public IReadOnlyList<Texter> Texters { get; }

    public IReadOnlyList<Chatter> Chatters { get; }

    public IReadOnlyList<Department> Departments { get; }

    public IReadOnlyList<Caller> Callers { get; }

    public Desk Desk { get; }

    /// <summary>Everybody.</summary>
    public IEnumerable<Actor> All => [.. Texters, .. Chatters, .. Departments, .. Callers, Desk];

    /// <summary>A telephone that nobody had before.</summary>
    public static string NewNumber() => "+86138" + Interlocked.Increment(ref people).ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>Lets them begin, and waits until each is at it.</summary>
    public static async Task<Load> StartAsync(City city)
    {
        var load = new Load(city);
        await Task.WhenAll([.. load.Chatters.Select(c => c.EnterAsync()), .. load.Departments.Select(d => d.OpenAsync())]);
        load.listening = Task.WhenAll(load.Chatters.Select(c => c.Stream.ListenAsync(load.hangUp.Token)));
        load.acting = Task.WhenAll([
            .. load.Texters.Select(t => t.ActAsync(BetweenTexts, load.stop.Token)),
            .. load.Chatters.Select(c => c.ActAsync(BetweenTexts, load.stop.Token)),
            .. load.Departments.Select(d => d.ActAsync(BetweenQuestions, load.stop.Token)),
            .. load.Callers.Select(c => c.ActAsync(BetweenCalls, load.stop.Token)),
            load.Desk.ActAsync(BetweenCalls, load.stop.Token),
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
        await Pace.UntilAsync(() => Task.FromResult(Chatters.All(c => c.Stream.Heard.Count >= c.Heard.Count)), LongestStream, () => "the streams have all that was said");
        await hangUp.CancelAsync();
        await listening;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Dispose();
        hangUp.Dispose();
    }
}
