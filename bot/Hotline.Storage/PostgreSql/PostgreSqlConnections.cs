using System.Data.Common;
using Hotline.Channels;
using Hotline.Storage.Commits;
using Hotline.Storage.Moving;
using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hotline.Storage.PostgreSql;

/// <summary>Connections to a PostgreSQL database.</summary>
internal sealed class PostgreSqlConnections : DatabaseConnections, IDisposable
{
    /// <summary>A node waits no longer than this for a connection or an answer: a vendor waits for the node.</summary>
    private const int SecondsToConnect = 3;
    private const int SecondsToAnswer = 8;

    /// <summary>Statements that are kept prepared on each connection; there are about half as many.</summary>
    private const int Prepared = 300;

    /// <summary>The lock that nodes which start at once take in turn while they migrate (postgresql.org/docs/current/explicit-locking.html).</summary>
    private const long MigrationLock = 96_156;

    /// <summary>
    /// A node that stands still between the two round trips of a group holds locks that others wait for; the server ends its transaction
    /// before their patience does (postgresql.org/docs/current/runtime-config-client.html). It tries again when it wakes, on what is stored then.
    /// </summary>
    private const string NotForever = "SET idle_in_transaction_session_timeout = '3s'";

    /// <summary>State of a transaction that <see cref="NotForever"/> ended.</summary>
    private const string StoodStill = "25P03";

    /// <summary>
    /// A turn reads and writes by key alone. A plan that was made while a table was empty would scan it, and be kept long after
    /// (postgresql.org/docs/current/runtime-config-query.html).
    /// </summary>
    private const string ByKey = "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET plan_cache_mode = force_generic_plan";

    /// <summary>Classes of states in which the server serves nobody: connection, resources, operator's intervention (postgresql.org/docs/current/errcodes-appendix.html).</summary>
    private static readonly string[] Away = ["08", "53", "57P"];

    private readonly string connectionString;
    private readonly NpgsqlDataSource source;

    /// <exception cref="StorageUnusableException">The connection string is none.</exception>
    public PostgreSqlConnections(IOptions<StorageOptions> options)
    {
        try
        {
            connectionString = new NpgsqlConnectionStringBuilder(options.Value.PostgreSql)
            {
                Timeout = SecondsToConnect,
                CommandTimeout = SecondsToAnswer,
                MaxAutoPrepare = Prepared,
                AutoPrepareMinUsages = 2,
                IncludeErrorDetail = false,
                ApplicationName = "hotline",
            }.ConnectionString;
            source = new NpgsqlDataSourceBuilder(connectionString).Build();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            // The reason may repeat a part of the string, which holds a password.
            throw new StorageUnusableException(
                "Storage:PostgreSql is no connection string. Give one of the form Host=...;Port=5432;Database=...;Username=...;Password=...");
        }
    }

    public override SqlDialect Dialect => PostgreSqlDialect.Instance;

    public override DbConnection OpenForReading()
    {
        try
        {
            return source.OpenConnection();
        }
        catch (NpgsqlException e)
        {
            throw Unreachable(e);
        }
    }

    public override async ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw Unreachable(e);
        }
    }

    /// <summary>An open connection for the turns of one lane.</summary>
    public NpgsqlConnection OpenForTurns()
    {
        var connection = source.OpenConnection();
        using var set = new NpgsqlCommand($"{NotForever}; {ByKey}", connection);
        set.ExecuteNonQuery();
        return connection;
    }

    /// <summary>An open connection for what takes as long as it takes: filling the database from another, making partitions.</summary>
    /// <exception cref="NpgsqlException">It cannot be reached.</exception>
    public NpgsqlConnection OpenPatiently()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public override bool IsBeingFilled()
    {
        using var connection = source.OpenConnection();
        return MoveTarget.IsMarked(connection);
    }

    public override WritingConnection OpenForWriting()
    {
        var connection = source.OpenConnection();
        using var set = new NpgsqlCommand(NotForever, connection);
        set.ExecuteNonQuery();
        return new PostgreSqlWritingConnection(connection);
    }

    public override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(source);

    // A check is violated only where the row's month was made while it waited for the partition of everything else; again, it finds its own.
    public override bool LostRace(Exception fault) => fault is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.CheckViolation or StoodStill,
    };

    // A deadlock with another node's group passes too, but there each write can be tried alone at once.
    public override bool IsUnreachable(Exception fault) => fault switch
    {
        PostgresException { SqlState: var state } => Away.Any(c => state.StartsWith(c, StringComparison.Ordinal)),
        NpgsqlException => true,
        _ => false,
    };

    public override IDisposable LockForMigration() => new HeldLock(source.OpenConnection(), MigrationLock);

    public override string Explain(string reason)
        => $"Storage:PostgreSql cannot be used: {reason} Check host, port, database, user name and password, and that the user may create tables.";

    public void Dispose() => source.Dispose();

    private static InboxUnavailableException Unreachable(NpgsqlException fault) => new("The database cannot be reached.", fault);

    /// <summary>An advisory lock of the session. Given back expressly: a connection that returns to the pool keeps it.</summary>
    private sealed class HeldLock : IDisposable
    {
        private readonly NpgsqlConnection connection;
        private readonly long key;

        public HeldLock(NpgsqlConnection connection, long key)
        {
            this.connection = connection;
            this.key = key;
            Execute("SELECT pg_advisory_lock($1)");
        }

        public void Dispose()
        {
            Execute("SELECT pg_advisory_unlock($1)");
            connection.Dispose();
        }

        private void Execute(string sql)
        {
            using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = key } }, CommandTimeout = 0 };
            command.ExecuteNonQuery();
        }
    }
}
