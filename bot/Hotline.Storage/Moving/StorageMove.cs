using System.Data.Common;
using Hotline.Channels;
using Hotline.Storage.PostgreSql;
using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Storage.Moving;

/// <summary>
/// Moves all that a service on the embedded database left to PostgreSQL. The rows go in the order in which they were written, some thousand
/// in a transaction; broken off anywhere, the same call goes on. At the end every table is read on both sides and compared.
/// </summary>
public static class StorageMove
{
    private const int RowsAtATime = 5_000;

    /// <summary>Moves, or goes on with a move that was broken off.</summary>
    /// <param name="options">The folder of the embedded database, and the connection string of the other; nothing but tables that this program made may be in it, without rows.</param>
    /// <param name="progress">Is told of each part.</param>
    /// <returns>What became of it, with what is to be said of each table.</returns>
    /// <exception cref="StorageUnusableException">One of the two cannot be used as configured.</exception>
    /// <exception cref="StorageMoveException">It was broken off; call it again.</exception>
    public static StorageMoveResult Run(StorageOptions options, Action<StorageMoveProgress> progress) => Run(options, progress, RowsAtATime);

    internal static StorageMoveResult Run(StorageOptions options, Action<StorageMoveProgress> progress, int rowsAtATime)
    {
        if (!File.Exists(options.DatabasePath))
            return new(StorageMoveOutcome.NoSource, Path.GetFullPath(options.DatabasePath));
        using var target = Services(options);
        var schema = PrepareSource(options);
        if (schema is null)
            return new(StorageMoveOutcome.SourceInUse, Path.GetFullPath(options.DatabasePath));
        using var source = MoveSource.TryOpen(options);
        if (source is null)
            return new(StorageMoveOutcome.SourceInUse, Path.GetFullPath(options.DatabasePath));
        try
        {
            return Move(source, target, schema, progress, rowsAtATime);
        }
        catch (Exception e) when (e is DbException or InboxUnavailableException)
        {
            throw new StorageMoveException(Reason(e), e);
        }
    }

    /// <summary>Brings the source to this program's schema; returns its name, or null where somebody has it open.</summary>
    private static string? PrepareSource(StorageOptions options)
    {
        using (var unused = MoveSource.TryOpen(options))
        {
            if (unused is null)
                return null;
        }

        using var services = Services(new() { Directory = options.Directory });
        services.GetRequiredService<SchemaMigrator>().Migrate();
        using var db = services.GetRequiredService<IDbContextFactory<HotlineDb>>().CreateDbContext();
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool((Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection());
        return SchemaDb.Known[^1];
    }

    private static StorageMoveResult Move(MoveSource source, ServiceProvider services, string schema, Action<StorageMoveProgress> progress, int rowsAtATime)
    {
        using var db = services.GetRequiredService<IDbContextFactory<HotlineDb>>().CreateDbContext();
        var tables = MovedTable.All(db);
        using var target = new MoveTarget(services.GetRequiredService<PostgreSqlConnections>().OpenPatiently());
        switch (target.Begun())
        {
            case null when target.IsStrange(tables):
                return new(StorageMoveOutcome.TargetHoldsData);
            case null:
                services.GetRequiredService<SchemaMigrator>().Migrate();
                target.Begin(source.Path, schema);
                break;
            case var (path, _) when path != source.Path:
                return new(StorageMoveOutcome.OtherSource, path);
            case var (_, version) when version != schema:
                return new(StorageMoveOutcome.OtherSchema, version);
        }

        foreach (var table in tables)
            Copy(source, target, table, progress, rowsAtATime);
        foreach (var (table, column) in target.CountedKeys())
            target.ContinueKey(table, column, source.LastKey(table, column));
        MovedTableResult[] results = [.. tables.Select(t => Compare(source, target, t, progress))];
        if (!results.All(r => r.IsSame))
            return new(StorageMoveOutcome.Differs) { Tables = results };
        target.End();
        return new(StorageMoveOutcome.Moved) { Tables = results };
    }

    private static void Copy(MoveSource source, MoveTarget target, MovedTable table, Action<StorageMoveProgress> progress, int rowsAtATime)
    {
        var (total, done) = (source.Count(table), target.Count(table));
        while (true)
        {
            var written = target.Write(table, source.Rows(table, target.Place(table), rowsAtATime));
            if (written == 0)
                return;
            done += written;
            progress(new(table.Name, done, total, IsComparing: false));
        }
    }

    private static MovedTableResult Compare(MoveSource source, MoveTarget target, MovedTable table, Action<StorageMoveProgress> progress)
    {
        var (before, after) = (TableSum.Of(table, source.Rows(table)), TableSum.Of(table, target.Rows(table)));
        progress(new(table.Name, after.Rows, before.Rows, IsComparing: true));
        return new(table.Name, before.Rows, before.Checksum, after.Rows, after.Checksum);
    }

    private static ServiceProvider Services(StorageOptions options)
    {
        var services = new ServiceCollection();
        services.AddOptions<StorageOptions>().Configure(o => (o.Directory, o.PostgreSql) = (options.Directory, options.PostgreSql));
        services.AddSchema();
        return services.BuildServiceProvider();
    }

    // PostgreSQL's own words name the table and the row of a value that it does not take.
    private static string Reason(Exception fault) => fault is Npgsql.PostgresException { Where: { } where } refused ? $"{refused.MessageText} ({where})" : fault.Message;
}
