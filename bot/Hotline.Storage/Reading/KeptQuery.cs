using System.Collections.Concurrent;
using System.Data.Common;

namespace Hotline.Storage.Reading;

/// <summary>
/// A query of the turn path, compiled once a connection instead of at each call: on SQLite compiling one costs several times what
/// running it does. PostgreSQL keeps plans by itself, and its connections are dear, so there each call takes one from the pool.
/// </summary>
internal sealed class KeptQuery<T>(DatabaseConnections connections, string sql, Func<DbDataReader, T> map) : IDisposable
{
    /// <summary>As many as may run at once: one for each reader that is under way.</summary>
    private readonly ConcurrentBag<DbCommand> idle = [];

    /// <summary>Runs it; a text and its parameters are as <see cref="SqlReading.Query"/> has them.</summary>
    public Task<IReadOnlyList<T>> RunAsync(CancellationToken cancellationToken, params object?[] values)
        => connections.KeepsStatements ? Task.FromResult<IReadOnlyList<T>>(RunKept(values)) : connections.QueryAsync(sql, map, values, cancellationToken);

    private List<T> RunKept(object?[] values)
    {
        var command = Take(values);
        try
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(map(reader));
            reader.Close();
            idle.Add(command);
            return rows;
        }
        catch
        {
            Close(command);
            throw;
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var command))
            Close(command);
    }

    private DbCommand Take(object?[] values)
    {
        if (!idle.TryTake(out var command))
            return connections.OpenForReading().Command(sql, values);
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private static void Close(DbCommand command)
    {
        var connection = command.Connection;
        command.Dispose();
        connection?.Dispose();
    }
}
