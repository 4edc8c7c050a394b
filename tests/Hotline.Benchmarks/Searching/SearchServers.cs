using System.Net.Http.Json;
using System.Text.Json;
using Hotline.TestKit;
using Npgsql;

namespace Hotline.Benchmarks.Searching;

/// <summary>PostgreSQL and Elasticsearch, and a node that keeps the second like the first.</summary>
internal sealed class SearchServers : IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly PostgreSqlServer server;
    private readonly string directory = Directory.CreateTempSubdirectory("hotline-bench-").FullName;

    private SearchServers(PostgreSqlServer server, string postgreSql, ElasticsearchServer elasticsearch)
        => (this.server, PostgreSql, Elasticsearch) = (server, postgreSql, elasticsearch);

    /// <summary>Connection string of an empty database.</summary>
    public string PostgreSql { get; }

    public ElasticsearchServer Elasticsearch { get; }

    public static async Task<SearchServers> StartAsync()
    {
        if (!ElasticsearchServer.IsThere)
            throw new InvalidOperationException(ElasticsearchServer.Missing);
        var server = await PostgreSqlServer.TryStartAsync() ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        return new(server, await server.CreateDatabaseAsync(), await ElasticsearchServer.StartAsync());
    }

    public Task<HostProcess> StartNodeAsync() => HostProcess.StartAsync(
        directory, new Dictionary<string, string>(DurableTurns.Quiet) { ["Storage:PostgreSql"] = PostgreSql, ["Elasticsearch:Url"] = Elasticsearch.Url });

    /// <summary>Looks again and again how far the projection is, until it is so.</summary>
    public async Task UntilAsync(Func<Projected, bool> isSo)
    {
        await using var source = NpgsqlDataSource.Create(PostgreSql);
        using var timer = new PeriodicTimer(LookAgain);
        while (!(await ReadAsync(source) is { } progress && isSo(progress)))
            await timer.WaitForNextTickAsync();
    }

    /// <summary>How many documents are in the indexes.</summary>
    public async Task<long> CountAsync()
    {
        using var admin = new HttpClient();
        using var refreshed = await admin.PostAsync(new Uri($"{Elasticsearch.Url}/hotline-*/_refresh"), null);
        return (await admin.GetFromJsonAsync<JsonElement>(new Uri($"{Elasticsearch.Url}/hotline-tickets,hotline-talks/_count"))).GetProperty("count").GetInt64();
    }

    public async ValueTask DisposeAsync()
    {
        await Elasticsearch.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await server.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<Projected?> ReadAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("SELECT payload FROM projection");
        return await command.ExecuteScalarAsync() is string payload ? JsonSerializer.Deserialize<Projected>(payload, Json) : null;
    }
}

/// <summary>What the projecting node wrote of itself.</summary>
/// <param name="Rebuild">Null where none is under way.</param>
/// <param name="IsIncomplete">Whether an index is missing.</param>
/// <param name="Problem">Null where nothing is wrong.</param>
/// <param name="LagMilliseconds">Age of the oldest change of the last pass when it was in the index.</param>
/// <param name="LookedAt">When that was, Unix milliseconds.</param>
internal sealed record Projected(JsonElement? Rebuild, bool IsIncomplete, string? Problem, long LagMilliseconds, long LookedAt);
