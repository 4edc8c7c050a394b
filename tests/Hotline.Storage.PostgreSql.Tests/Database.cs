using System.Collections.Concurrent;
using Hotline.Storage.Retention;
using Hotline.Storage.Tests;
using Hotline.TestKit;
using Npgsql;

[assembly: AssemblyFixture(typeof(Database))]

namespace Hotline.Storage.Tests;

/// <summary>The PostgreSQL server of these tests: a database for each data folder. The tests themselves are those of the embedded database.</summary>
public sealed class Database : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<string, Task<string>> Databases = new();

    private PostgreSqlServer? server;

    public static PostgreSqlServer? Server { get; private set; }

    public static string ConnectionString(StorageFixture fixture) => Databases[fixture.Directory].Result;

    public static object? Scalar(StorageFixture fixture, string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString(fixture));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>The first month that has partitions of its own: what lies before it lies together.</summary>
    public static DateTimeOffset FirstMonth(StorageFixture fixture)
    {
        using var connection = new NpgsqlConnection(ConnectionString(fixture));
        connection.Open();
        return MonthlyPartitions.Partitions(connection, "inbox")[0].Until;
    }

    /// <summary>Lets time pass for these nodes, and for the leases in their database: those go by its clock, which no test can move.</summary>
    public static void Pass(TimeSpan time, params IReadOnlyList<StorageFixture> nodes)
    {
        foreach (var node in nodes)
            node.Time.Advance(time);
        var milliseconds = (long)time.TotalMilliseconds;
        foreach (var (table, column) in (ReadOnlySpan<(string, string)>)[("outbox", "lease_until"), ("delivery", "lease_until"), ("projection", "lease_until"), ("claim", "until")])
            Scalar(nodes[0], $"UPDATE {table} SET {column} = {column} - {milliseconds}");
    }

    /// <summary>Lets the storage in a folder use a database of one's own.</summary>
    public static void Use(string directory, string connectionString) => Databases[directory] = Task.FromResult(connectionString);

    public async ValueTask InitializeAsync()
    {
        Server = server = await PostgreSqlServer.TryStartAsync();
        StorageFixture.PostgreSql = directory => Databases.GetOrAdd(
            directory, _ => server?.CreateDatabaseAsync() ?? throw new InvalidOperationException("$XunitDynamicSkip$PostgreSQL is not installed."));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
            await server.DisposeAsync();
    }
}
