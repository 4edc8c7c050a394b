using System.Data.Common;
using Hotline.Channels;
using Hotline.Storage.Reading;
using Hotline.Storage.Summaries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Schema;

/// <summary>Creates the data folder and brings the database to this version's schema, before anything else touches it.</summary>
internal sealed class SchemaMigrator(IOptions<StorageOptions> options, DatabaseConnections connections, IDbContextFactory<SchemaDb> contexts)
{
    /// <exception cref="StorageUnusableException">The folder cannot be written or the database is not ours or newer.</exception>
    public void Migrate()
    {
        try
        {
            Directory.CreateDirectory(options.Value.FilesPath);
            connections.OpenForWriting().Dispose();
            if (connections.IsBeingFilled())
                throw new StorageUnusableException("An installation is being moved into the database of Storage:PostgreSql. Let `storage move` end, or call it again.");
            using var migrating = connections.LockForMigration();
            var applied = Applied();
            RefuseNewer(applied);
            if (SchemaDb.Known.Except(applied).Any())
                Apply();
            MissingSummaries.Fill(connections);
        }
        catch (InboxUnavailableException e)
        {
            throw new StorageUnusableException(connections.Explain(e.InnerException!.Message), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException)
        {
            throw new StorageUnusableException(e is DbException ? connections.Explain(e.Message) : options.Value.Explain(e.Message), e);
        }
    }

    /// <summary>Names of the migrations that the database has. Asked without EF, which takes longer to set up than the rest of a start where nothing is to be done.</summary>
    private IReadOnlyList<string> Applied()
    {
        using var connection = connections.OpenForReading();
        try
        {
            return connection.Query("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1", row => row.GetString(0));
        }
        catch (DbException)
        {
            // A new database has no such table. What else may be wrong shows when the migrations are applied.
            return [];
        }
    }

    private static void RefuseNewer(IReadOnlyList<string> applied)
    {
        var newer = applied.Except(SchemaDb.Known).ToList();
        if (newer.Count > 0)
            throw new StorageUnusableException($"The database has schema {newer[^1]}; this program knows up to {SchemaDb.Known[^1]}. Start the newer program, or restore an older backup.");
    }

    private void Apply()
    {
        using var db = contexts.CreateDbContext();
        // Asking a database without this table what it has applied is logged as an error.
        db.GetService<IHistoryRepository>().CreateIfNotExists();
        // An index over a large table takes as long as it takes.
        if (db.Database.IsNpgsql())
            db.Database.SetCommandTimeout(0);
        db.Database.Migrate();
    }
}

/// <summary>The store cannot be used as configured. The message names the key, what is wrong and what to do.</summary>
public sealed class StorageUnusableException(string message, Exception? inner = null) : Exception(message, inner);
