using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Hotline.Channels;
using Npgsql;

namespace Hotline.Storage.Reading;

/// <summary>Short reads by hand-written SQL with parameters <c>$1</c>, <c>$2</c>, ...</summary>
internal static class SqlReading
{
    private const string Log = "SELECT sequence, payload FROM activity WHERE channel_id = $1 AND conversation_id = $2 AND sequence > $3 ORDER BY sequence LIMIT $4";

    /// <exception cref="InboxUnavailableException">The database went away.</exception>
    public static IReadOnlyList<T> Query<T>(this DbConnection connection, string sql, Func<DbDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        try
        {
            using var command = Command(connection, sql, values);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(map(reader));
            return rows;
        }
        catch (DbException e) when (e.IsTransient)
        {
            throw Away(e);
        }
    }

    /// <exception cref="InboxUnavailableException">The database went away.</exception>
    public static T? QuerySingle<T>(this DbConnection connection, string sql, Func<DbDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        try
        {
            using var command = Command(connection, sql, values);
            using var reader = command.ExecuteReader();
            return reader.Read() ? map(reader) : default;
        }
        catch (DbException e) when (e.IsTransient)
        {
            throw Away(e);
        }
    }

    /// <summary>One short read on a connection of its own, without holding a thread while it waits for that and for the answer.</summary>
    /// <exception cref="InboxUnavailableException">The database cannot be reached.</exception>
    public static async Task<IReadOnlyList<T>> QueryAsync<T>(
        this DatabaseConnections connections, string sql, Func<DbDataReader, T> map, object?[] values, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        return await connection.QueryAsync(sql, map, values, cancellationToken);
    }

    /// <inheritdoc cref="QueryAsync{T}(DatabaseConnections, string, Func{DbDataReader, T}, object[], CancellationToken)"/>
    public static async Task<T?> QuerySingleAsync<T>(
        this DatabaseConnections connections, string sql, Func<DbDataReader, T> map, object?[] values, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        return await connection.QuerySingleAsync(sql, map, values, cancellationToken);
    }

    /// <summary>As <see cref="Query"/>, without holding a thread while a server lets it wait.</summary>
    /// <exception cref="InboxUnavailableException">The database went away.</exception>
    public static async Task<IReadOnlyList<T>> QueryAsync<T>(
        this DbConnection connection, string sql, Func<DbDataReader, T> map, object?[] values, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = Command(connection, sql, values);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(map(reader));
            return rows;
        }
        catch (DbException e) when (e.IsTransient)
        {
            throw Away(e);
        }
    }

    /// <summary>As <see cref="QuerySingle"/>, without holding a thread while a server lets it wait.</summary>
    /// <exception cref="InboxUnavailableException">The database went away.</exception>
    public static async Task<T?> QuerySingleAsync<T>(
        this DbConnection connection, string sql, Func<DbDataReader, T> map, object?[] values, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = Command(connection, sql, values);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? map(reader) : default;
        }
        catch (DbException e) when (e.IsTransient)
        {
            throw Away(e);
        }
    }

    public static long? LongOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static bool? BooleanOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetBoolean(column);

    public static string? StringOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static IReadOnlyList<LoggedActivity> ReadLog(this DbConnection connection, ConversationKey key, long after, int limit)
        => connection.Query(Log, Logged, key.ChannelId, key.ConversationId, after, limit);

    public static Task<IReadOnlyList<LoggedActivity>> ReadLogAsync(this DbConnection connection, ConversationKey key, long after, int limit, CancellationToken cancellationToken)
        => connection.QueryAsync(Log, Logged, [key.ChannelId, key.ConversationId, after, limit], cancellationToken);

    /// <summary>A command with its parameters. Dispose it.</summary>
    public static DbCommand Command(this DbConnection connection, string sql, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            // PostgreSQL numbers them by their order, and only as long as they have no name.
            if (parameter is not NpgsqlParameter)
                parameter.ParameterName = "$" + (i + 1).ToString(CultureInfo.InvariantCulture);
            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static LoggedActivity Logged(DbDataReader row) => new(row.GetInt64(0), JsonSerializer.Deserialize(row.GetString(1), ActivityJson.Default.Activity)!);

    private static InboxUnavailableException Away(DbException fault) => new("The database went away.", fault);
}
