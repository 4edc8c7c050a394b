using System.Data.Common;
using System.Globalization;
using Hotline.Storage.Reading;
using Npgsql;
using NpgsqlTypes;

namespace Hotline.Storage.Moving;

/// <summary>The PostgreSQL database that is filled. How far each table is stands in it and changes with its rows, so that a move goes on wherever it was killed.</summary>
internal sealed class MoveTarget(NpgsqlConnection connection) : IDisposable
{
    /// <summary>Where it stands what is moved and how far it is. Nobody else uses a database that has it.</summary>
    public const string Mark = "storage_move";

    private const string Source = "source";
    private const string Schema = "schema";

    /// <summary>What a table's place begins at: before any row.</summary>
    private const long Beginning = long.MinValue;

    /// <summary>Tables of others, or none of ours: everything in it but what a migration of an empty database makes.</summary>
    public bool IsStrange(IReadOnlyList<MovedTable> tables)
    {
        var present = connection.Query(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = current_schema()::regnamespace", row => row.GetString(0));
        var ours = tables.Select(t => t.Name).Append("__EFMigrationsHistory").ToHashSet();
        return present.Any(name => !ours.Contains(name)) || tables.Any(t => present.Contains(t.Name) && HasRows(t));
    }

    /// <summary>What is moved into it: the source's file and its schema; null where no move began.</summary>
    public (string Source, string Schema)? Begun()
    {
        if (!IsMarked(connection))
            return null;
        var values = connection.Query($"SELECT name, value FROM {Mark}", row => (Name: row.GetString(0), Value: row.GetString(1))).ToDictionary(v => v.Name, v => v.Value);
        return (values[Source], values[Schema]);
    }

    /// <summary>Whether a move into this database began and has not ended.</summary>
    public static bool IsMarked(DbConnection connection) => connection.QuerySingle("SELECT to_regclass($1) IS NOT NULL", row => row.GetBoolean(0), Mark);

    /// <summary>From now on nobody else uses it.</summary>
    public void Begin(string source, string schema)
    {
        using var transaction = connection.BeginTransaction();
        Execute($"CREATE TABLE {Mark} (name text PRIMARY KEY, value text NOT NULL)");
        Remember(Source, source);
        Remember(Schema, schema);
        transaction.Commit();
    }

    /// <summary>The place of the last row of a table that is here.</summary>
    public long Place(MovedTable table)
        => connection.QuerySingle($"SELECT value FROM {Mark} WHERE name = $1", row => row.GetString(0), PlaceOf(table)) is { } place
            ? long.Parse(place, CultureInfo.InvariantCulture)
            : Beginning;

    public long Count(MovedTable table) => connection.QuerySingle($"SELECT count(*) FROM {table.QuotedName}", row => row.GetInt64(0));

    /// <summary>Writes rows and how far the table is with them, or nothing.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">As <see cref="MoveSource.Rows(MovedTable, long, long)"/> gives them.</param>
    /// <returns>How many.</returns>
    public long Write(MovedTable table, IEnumerable<DbDataReader> rows)
    {
        using var transaction = connection.BeginTransaction();
        var (count, place) = (0L, Beginning);
        using (var writer = connection.BeginBinaryImport($"COPY {table.QuotedName} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var row in rows)
            {
                writer.StartRow();
                for (var i = 0; i < table.Columns.Count; i++)
                    Write(writer, table.Columns[i].Kind, table.Columns[i].Read(row, i));
                place = row.GetInt64(table.Columns.Count);
                count++;
            }

            if (count == 0)
                return 0;
            writer.Complete();
        }

        Remember(PlaceOf(table), place.ToString(CultureInfo.InvariantCulture));
        transaction.Commit();
        return count;
    }

    /// <summary>Goes through all rows.</summary>
    public IEnumerable<DbDataReader> Rows(MovedTable table)
    {
        using var command = new NpgsqlCommand($"SELECT {table.ColumnList} FROM {table.QuotedName}", connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return reader;
    }

    /// <summary>Keys that the database counts up.</summary>
    public IReadOnlyList<(string Table, string Column)> CountedKeys() => connection.Query(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'",
        row => (row.GetString(0), row.GetString(1)));

    /// <summary>Lets a key go on behind the last that there was.</summary>
    public void ContinueKey(string table, string column, long last)
        => connection.QuerySingle("SELECT setval(pg_get_serial_sequence($1, $2), $3, $4)", row => row.GetInt64(0), $"\"{table}\"", column, Math.Max(1, last), last > 0);

    /// <summary>The move is over: lets the planner know what is there, and others use it.</summary>
    public void End()
    {
        Execute("ANALYZE");
        Execute($"DROP TABLE {Mark}");
    }

    public void Dispose() => connection.Dispose();

    private static void Write(NpgsqlBinaryImporter writer, ColumnKind kind, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case long number:
                writer.Write(number, NpgsqlDbType.Bigint);
                break;
            case int number:
                writer.Write(number, NpgsqlDbType.Integer);
                break;
            case bool flag:
                writer.Write(flag, NpgsqlDbType.Boolean);
                break;
            default:
                writer.Write((byte[])value, kind == ColumnKind.Text ? NpgsqlDbType.Text : NpgsqlDbType.Bytea);
                break;
        }
    }

    private static string PlaceOf(MovedTable table) => "table " + table.Name;

    private bool HasRows(MovedTable table) => connection.QuerySingle($"SELECT EXISTS (SELECT FROM {table.QuotedName})", row => row.GetBoolean(0));

    private void Remember(string name, string value) => connection.QuerySingle(
        $"INSERT INTO {Mark} (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value RETURNING 1", row => row.GetInt32(0), name, value);

    private void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
