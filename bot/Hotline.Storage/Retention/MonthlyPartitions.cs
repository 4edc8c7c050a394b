using System.Globalization;
using Hotline.Storage.Reading;
using Npgsql;

namespace Hotline.Storage.Retention;

/// <summary>
/// The months into which PostgreSQL parts what only grows: transcripts, events and the inbox. They are made ahead of time, so that the partition for
/// everything else stays empty; what is older than it is kept goes with its partition, in no time and without a trace in the tables.
/// </summary>
/// <param name="open">Opens a connection to the database.</param>
internal sealed class MonthlyPartitions(Func<NpgsqlConnection> open)
{
    /// <summary>Months that are ready before they begin: a service that stood still for so long finds its partition.</summary>
    public const int MonthsAhead = 3;

    /// <summary>Whoever wants to read or write meanwhile waits no longer than this; what was not done then is done at the next beat.</summary>
    private const string Patience = "SET LOCAL lock_timeout = '1s'";

    /// <summary>Nodes do it one after the other (postgresql.org/docs/current/explicit-locking.html).</summary>
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(96158)";

    private static readonly (string Name, string Column)[] Tables = [("activity", "at"), ("domain_event", "at"), ("inbox", "received_at")];

    /// <summary>Makes the months that are missing up to <see cref="MonthsAhead"/> after <paramref name="now"/>.</summary>
    /// <returns>How many were made.</returns>
    /// <exception cref="NpgsqlException">The database is away, or somebody held a table for too long.</exception>
    public int Make(DateTimeOffset now)
    {
        using var connection = open();
        var (made, last) = (0, Months.StartOf(now).AddMonths(MonthsAhead));
        foreach (var (table, column) in Tables)
        {
            if (Partitions(connection, table) is not [.., var newest])
                continue;
            for (var month = newest.Until; month <= last; month = month.AddMonths(1))
            {
                Attach(connection, table, column, month);
                made++;
            }
        }

        return made;
    }

    /// <summary>Drops the partitions all of whose rows are from before <paramref name="before"/>.</summary>
    /// <returns>How many were dropped.</returns>
    /// <exception cref="NpgsqlException">The database is away, or somebody held a table for too long.</exception>
    public int Drop(DateTimeOffset before)
    {
        using var connection = open();
        var dropped = 0;
        foreach (var (table, _) in Tables)
        {
            foreach (var (partition, _) in Partitions(connection, table).Where(p => p.Until <= before))
            {
                Execute(connection, $"DROP TABLE IF EXISTS {partition}");
                dropped++;
            }
        }

        return dropped;
    }

    /// <summary>The partitions of a table with where they end, which does not belong to them.</summary>
    public static IReadOnlyList<(string Name, DateTimeOffset Until)> Partitions(NpgsqlConnection connection, string table) => connection.Query(
        """
        SELECT relname, until FROM (
          SELECT c.relname, substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO \(''(\d+)''\)')::bigint AS until
          FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = to_regclass($1)) AS bounds
        WHERE until IS NOT NULL ORDER BY until
        """,
        row => (row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))), table);

    // Rows of the month can be here already only where a clock was far ahead.
    private static void Attach(NpgsqlConnection connection, string table, string column, DateTimeOffset month)
    {
        var (from, until) = (month.ToUnixTimeMilliseconds(), month.AddMonths(1).ToUnixTimeMilliseconds());
        var partition = string.Create(CultureInfo.InvariantCulture, $"{table}_{month:yyyy_MM}");
        Execute(connection, $"""
            DO $do$
            BEGIN
              IF to_regclass('{partition}') IS NOT NULL THEN RETURN; END IF;
              CREATE TABLE {partition} (LIKE {table});
              WITH early AS (DELETE FROM {table}_default WHERE {column} >= {from} AND {column} < {until} RETURNING *) INSERT INTO {partition} SELECT * FROM early;
              ALTER TABLE {table} ATTACH PARTITION {partition} FOR VALUES FROM ({from}) TO ({until});
            END
            $do$
            """);
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var transaction = connection.BeginTransaction();
        using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(Patience), new(OneAtATime), new(sql) } };
        batch.ExecuteNonQuery();
        transaction.Commit();
    }
}
