using System.Globalization;
using Hotline.Bot.Searching;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Knowledge.Search.Elasticsearch;
using Hotline.Storage.Projection;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Configuration;

namespace Hotline.Storage.Tests;

/// <summary>Storage whose records are searched in a real search server, under a prefix of its own.</summary>
internal sealed class SearchScenario : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static int number;

    private SearchScenario(StorageFixture fixture, string prefix) => (Fixture, Prefix) = (fixture, prefix);

    public static RecordScope Everything { get; } = new(null, true, true);

    public StorageFixture Fixture { get; }

    public string Prefix { get; }

    public ElasticsearchClient Client => Fixture.Get<ElasticsearchClient>();

    public IRecordSearch Search => Fixture.Get<IRecordSearch>();

    public ISearchProjection Projection => Fixture.Get<ISearchProjection>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SearchScenario> StartAsync(ElasticsearchServer server, string? directory = null, string? prefix = null, string analyzer = "cjk")
    {
        prefix ??= string.Create(CultureInfo.InvariantCulture, $"test-{Environment.ProcessId}-{Interlocked.Increment(ref number)}");
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Url"] = server.Url,
            ["IndexPrefix"] = prefix,
            ["Analyzer"] = analyzer,
        }).Build();
        return new(await StorageFixture.StartAsync(directory, more: services => services.AddElasticsearch(settings).AddRecordSearch()), prefix);
    }

    /// <summary>Opens a ticket that a department leads.</summary>
    public async Task<Ticket> OpenAsync(
        string description, string department = "city-management", string phone = "+8613800138000", string? name = null, TicketKind kind = TicketKind.Complaint)
    {
        var desk = Fixture.Get<ITicketDesk>();
        var sequence = await Fixture.Store.ReserveTicketSequencesAsync(1, Stop);
        var matter = new Matter { Description = description, Kind = kind, Category = null, Place = new() { Detail = "三号楼前" } };
        var opened = desk.Open(matter, new() { ChannelId = ChannelIds.Sms, UserId = phone, Phone = phone, Name = name }, desk.NumberFor(sequence), Actor.Bot, Fixture.Time.GetUtcNow());
        opened = opened with { After = opened.After with { Department = department } };
        (await Fixture.Store.CommitAsync(new() { At = Fixture.Time.GetUtcNow(), Tickets = [opened] }, Stop)).Kind.ShouldBe(CommitKind.Committed);
        return opened.After;
    }

    /// <summary>Lets the bot answer every message so.</summary>
    public void Answer(string text) => Fixture.Engine.Decide = input => new() { State = input.Conversation.State, Replies = [new Activity { Text = text }] };

    public Task<RecordPage> FindAsync(string text, RecordKind kind = RecordKind.Ticket, RecordScope? scope = null)
        => Search.SearchAsync(new() { Text = text, Kind = kind, Scope = scope ?? Everything }, Stop);

    /// <summary>Lets time pass until it is so.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await isSo())
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"It did not come about; the projection: {await Projection.StatusAsync(Stop)}");
            Fixture.Time.Advance(TimeSpan.FromSeconds(1));
            await timer.WaitForNextTickAsync(Stop);
        }
    }

    /// <summary>Waits until the search server has the one record with these words.</summary>
    public Task UntilFoundAsync(string text, RecordKind kind = RecordKind.Ticket)
        => UntilAsync(async () => await FindAsync(text, kind) is { Source: RecordSource.Server, Hits.Count: 1 });

    public Task UntilStateAsync(ProjectionState state) => UntilAsync(async () => (await Projection.StatusAsync(Stop)).State == state);

    public ValueTask DisposeAsync() => Fixture.DisposeAsync();
}
