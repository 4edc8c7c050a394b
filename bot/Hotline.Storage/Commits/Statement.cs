using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hotline.Storage.Commits;

/// <summary>
/// A statement prepared once, with parameters <c>?1</c>, <c>?2</c>, ... in order. For the committer's one connection; not thread-safe.
/// Speaks to SQLite without the command objects of ADO.NET, whose binding by name costs more than the writing itself.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <exception cref="SqliteException">The statement does not compile.</exception>
    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), database);
    }

    /// <summary>Runs it and returns the number of rows changed.</summary>
    /// <param name="values">Long, int, bool, string, UTF-8 text as bytes, <see cref="Blob"/>, or null, one for each parameter.</param>
    /// <exception cref="SqliteException">SQLite refused it.</exception>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Run(values);
        return raw.sqlite3_changes(database);
    }

    /// <summary>Runs it and returns the first column of the first row; null where there is no row or it holds NULL.</summary>
    /// <inheritdoc cref="Execute"/>
    public long? ExecuteScalar(params ReadOnlySpan<object?> values) => Run(values);

    /// <summary>Row id of the connection's last insert.</summary>
    public long LastInsertedId => raw.sqlite3_last_insert_rowid(database);

    public void Dispose() => statement.Dispose();

    private long? Run(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            SqliteException.ThrowExceptionForRC(Bind(i + 1, values[i]), database);
        long? first = null;
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW && raw.sqlite3_column_type(statement, 0) != raw.SQLITE_NULL)
            first = raw.sqlite3_column_int64(statement, 0);
        while (code == raw.SQLITE_ROW)
            code = raw.sqlite3_step(statement);
        // Resetting repeats the step's error, so it is looked at once, here.
        SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), database);
        return first;
    }

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        int number => raw.sqlite3_bind_int64(statement, index, number),
        bool flag => raw.sqlite3_bind_int64(statement, index, flag ? 1 : 0),
        string text => raw.sqlite3_bind_text(statement, index, text),
        byte[] utf8 => raw.sqlite3_bind_text(statement, index, utf8),
        Blob blob => raw.sqlite3_bind_blob(statement, index, blob.Bytes),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no value of a column.", nameof(value)),
    };
}

/// <summary>Bytes that are no text.</summary>
internal sealed record Blob(byte[] Bytes);
