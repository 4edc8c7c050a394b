using Hotline.Storage.Commits;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// Speaks to SQLite without the command objects of ADO.NET, whose binding by name costs more than the writing itself.
/// </summary>
internal sealed class SqliteStatement : Statement
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <exception cref="SqliteException">The statement does not compile.</exception>
    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), database);
    }

    public override int Execute(params ReadOnlySpan<object?> values)
    {
        Run(values);
        return raw.sqlite3_changes(database);
    }

    public override long? ExecuteScalar(params ReadOnlySpan<object?> values) => Run(values);

    public override IReadOnlyList<string> ExecuteTexts(params ReadOnlySpan<object?> values)
    {
        var texts = new List<string>();
        Run(values, texts);
        return texts;
    }

    public override void Dispose() => statement.Dispose();

    private long? Run(ReadOnlySpan<object?> values, List<string>? texts = null)
    {
        for (var i = 0; i < values.Length; i++)
            SqliteException.ThrowExceptionForRC(Bind(i + 1, values[i]), database);
        long? first = null;
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW && raw.sqlite3_column_type(statement, 0) != raw.SQLITE_NULL)
            first = raw.sqlite3_column_int64(statement, 0);
        while (code == raw.SQLITE_ROW)
        {
            texts?.Add(raw.sqlite3_column_text(statement, 0).utf8_to_string());
            code = raw.sqlite3_step(statement);
        }

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
