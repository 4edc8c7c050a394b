using Hotline.Storage.Retention;
using Hotline.TestKit;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Tests;

/// <summary>Looks into the database as it lies on disk.</summary>
internal static class Database
{
    public static object? Scalar(StorageFixture fixture, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(fixture.Directory, "hotline.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>The first month that begins from now on.</summary>
    public static DateTimeOffset FirstMonth(StorageFixture fixture) => Months.StartOf(fixture.Time.GetUtcNow()).AddMonths(1);

    /// <summary>Lets time pass for these nodes, and for the leases in their database.</summary>
    public static void Pass(TimeSpan time, params IEnumerable<StorageFixture> nodes)
    {
        foreach (var node in nodes)
            node.Time.Advance(time);
    }
}
