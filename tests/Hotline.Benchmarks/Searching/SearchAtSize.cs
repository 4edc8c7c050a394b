using System.Diagnostics;
using Hotline.Benchmarks.City;
using Hotline.Bot.Searching;
using Hotline.Knowledge.Search.Elasticsearch;
using Hotline.Storage.Projection;
using Hotline.TestKit;
using Hotline.Ticketing.Routing;
using Microsoft.Extensions.Configuration;

namespace Hotline.Benchmarks.Searching;

/// <summary>A million tickets that are in PostgreSQL and not in Elasticsearch: how long until they are, and how long a search of the console takes then.</summary>
internal static class SearchAtSize
{
    private const int WarmUp = 300;
    private const int Searches = 1_500;

    /// <param name="tickets">At least <see cref="CityTickets.Originals"/>.</param>
    public static async Task MeasureAsync(int tickets)
    {
        await using var database = await SearchServers.StartAsync();
        StorageFixture.PostgreSql = _ => Task.FromResult(database.PostgreSql);
        await using (var service = await StorageFixture.StartAsync())
        {
            await TicketsAtSize.FillAsync(service, 0, CityTickets.Originals);
            await CopiedTickets.FillAsync(database.PostgreSql, new(service), CityTickets.Originals, tickets, withEvents: false);
        }

        await RebuildAsync(database, tickets);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Url"] = database.Elasticsearch.Url }).Build();
        await using var searched = await StorageFixture.StartAsync(more: services => services.AddElasticsearch(settings).AddRecordSearch());
        await SearchAsync(searched, tickets);
    }

    private static async Task RebuildAsync(SearchServers servers, int tickets)
    {
        await using var node = await servers.StartNodeAsync();
        var clock = Stopwatch.StartNew();
        await servers.UntilAsync(progress => progress is { Rebuild: null, IsIncomplete: false, Problem: null, LookedAt: > 0 });
        Report.Row($"index of {tickets:#,0} tickets built", clock.Elapsed.TotalSeconds, "s", "from PostgreSQL, by one node that does nothing else");
        Report.Row("  documents a second", tickets / clock.Elapsed.TotalSeconds, "/s");
    }

    private static async Task SearchAsync(StorageFixture service, int tickets)
    {
        var (search, queries) = (service.Get<IRecordSearch>(), Queries(service.Get<ICityDirectory>()));
        await SearchAsync(search, queries, WarmUp);
        var all = new List<double>();
        foreach (var (kind, times) in await SearchAsync(search, queries, Searches))
        {
            Report.Row($"  {kind}, p99", Report.Quantile(times, 0.99), "ms", $"median {Report.Quantile(times, 0.5):F1} ms");
            all.AddRange(times);
        }

        double[] sorted = [.. all.Order()];
        Report.Row($"search over {tickets:#,0} tickets, median", Report.Quantile(sorted, 0.5), "ms", "20 hits with highlights, rights in the query; one after the other");
        Report.Row($"search over {tickets:#,0} tickets, p99", Report.Quantile(sorted, 0.99), "ms", "limit 50 ms");
    }

    private static async Task<Dictionary<string, double[]>> SearchAsync(IRecordSearch search, List<(string Kind, RecordQuery Query)> queries, int count)
    {
        var times = new Dictionary<string, List<double>>();
        for (var i = 0; i < count; i++)
        {
            var (kind, query) = queries[i % queries.Count];
            var began = Stopwatch.GetTimestamp();
            var page = await search.SearchAsync(query, CancellationToken.None);
            if (!times.TryGetValue(kind, out var some))
                times[kind] = some = [];
            some.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (page.Source != RecordSource.Server)
                throw new InvalidOperationException($"'{query.Text}' was answered by {page.Source}.");
        }

        return times.ToDictionary(t => t.Key, t => t.Value.Order().ToArray());
    }

    /// <summary>What people of a hotline search for. A sentence is the hardest here: that part of it which is no place and no matter stands in every ticket.</summary>
    private static List<(string Kind, RecordQuery Query)> Queries(ICityDirectory city)
    {
        var everything = new RecordScope(null, MayReadTickets: true, MayReadTalks: true);
        Area[] streets = [.. city.Areas.Where(a => a.Level == AreaLevel.Street)];
        Category[] categories = [.. city.Categories.Where(c => c.Parent is not null)];
        string[] departments = [.. city.Departments.Select(d => d.Code)];
        RecordQuery Of(string text) => new() { Text = text, Kind = RecordKind.Ticket, Scope = everything };
        var queries = new List<(string Kind, RecordQuery Query)>();
        for (var i = 0; i < 200; i++)
        {
            var (street, category) = (streets[i * 7 % streets.Length], categories[i * 3 % categories.Length]);
            queries.Add(("a matter", Of(category.Name)));
            queries.Add(("a matter at a place", Of($"{street.Name} {category.Name}")));
            queries.Add(("a sentence", Of($"{street.Name}这里的{category.Name}问题已经好几天了")));
            queries.Add(("a place, newest first", Of(street.Name) with { IsNewestFirst = true }));
            queries.Add(("a matter, of one department", Of(category.Name) with { Scope = everything with { Department = departments[i % departments.Length] } }));
            queries.Add(("nothing but a status", Of("") with { Status = "InProgress" }));
        }

        return queries;
    }
}
