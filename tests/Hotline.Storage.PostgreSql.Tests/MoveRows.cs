using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Hotline.Storage.Tests;

/// <summary>Rows in every table that the embedded database has, whatever they would mean; found in its schema, not in the model.</summary>
internal static class MoveRows
{
    /// <summary>In each table.</summary>
    public const int Count = 5;

    /// <summary>The largest key that <c>audit</c> had; its row is deleted.</summary>
    public const long LastKey = 77;

    public sealed record Table(string Name, IReadOnlyList<(string Name, string Type, bool IsNeeded)> Columns)
    {
        public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));
    }

    public static IReadOnlyList<Table> Fill(string directory)
    {
        using var connection = Sqlite(directory);
        Table[] tables = [.. Read(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'")
            .Select(name => new Table(name, [.. Read(connection, $"SELECT name || ' ' || type || ' ' || \"notnull\" FROM pragma_table_info('{name}')")
                .Select(c => c.Split(' ')).Select(c => (c[0], c[1], c[2] == "1"))]))];
        foreach (var table in tables)
        {
            Run(connection, $"DELETE FROM \"{table.Name}\"; DELETE FROM sqlite_sequence WHERE name = '{table.Name}'");
            for (var row = 1; row <= Count; row++)
                Run(connection, $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select(c => Value(c, row)))})");
        }

        Run(connection, $"INSERT INTO audit (id, at, action, subject) VALUES ({LastKey}, 1, 'x', 'y'); DELETE FROM audit WHERE id = {LastKey}");
        return tables;
    }

    /// <summary>All rows of a table of PostgreSQL, sorted.</summary>
    public static IReadOnlyList<string> Of(string connectionString, Table table)
    {
        using var connection = PostgreSql(connectionString);
        return Rows(connection, table);
    }

    /// <summary>All rows of a table of SQLite, sorted.</summary>
    public static IReadOnlyList<string> OfSqlite(string directory, Table table)
    {
        using var connection = Sqlite(directory);
        return Rows(connection, table);
    }

    public static IReadOnlyList<string> Tables(string connectionString)
    {
        using var connection = PostgreSql(connectionString);
        return Read(connection, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()");
    }

    public static void Execute(string connectionString, string sql)
    {
        using var connection = PostgreSql(connectionString);
        Run(connection, sql);
    }

    public static void ExecuteSqlite(string directory, string sql)
    {
        using var connection = Sqlite(directory);
        Run(connection, sql);
    }

    // The last row of each has nothing where it may, but a summary, which a start would write; texts are of more than one byte a character, and hold quotes, backslashes and line ends.
    private static string Value((string Name, string Type, bool IsNeeded) column, int row) => (column.Type, column.IsNeeded || row < Count || column.Name == "summary") switch
    {
        (_, false) => "NULL",
        ("TEXT", _) => row == 1 && column.Name == "payload" ? "'''\\ 路灯坏了🚨' || char(10) || '\\N'" : $"'{column.Name} {row}'",
        ("BLOB", _) => $"x'00FF{row:X2}'",
        _ when column.Name is "opted_out" or "last_inbound_was_event" or "is_emergency" => (row % 2).ToString(CultureInfo.InvariantCulture),
        _ when column.Name is "at" => "9223372036854775807",
        _ => row.ToString(CultureInfo.InvariantCulture),
    };

    private static IReadOnlyList<string> Rows(DbConnection connection, Table table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {table.ColumnList} FROM \"{table.Name}\"";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        bool flag => flag ? "1" : "0",
        DBNull => "NULL",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    private static List<string> Read(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Sqlite(string directory)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "hotline.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private static NpgsqlConnection PostgreSql(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
