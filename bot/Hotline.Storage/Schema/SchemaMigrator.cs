using System.Data.Common;
using Hotline.Storage.Summaries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Schema;

/// <summary>Creates the data folder and brings the database to this version's schema, before anything else touches it.</summary>
internal sealed class SchemaMigrator(IOptions<StorageOptions> options, DatabaseConnections connections, IDbContextFactory<HotlineDb> contexts)
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
            using var db = contexts.CreateDbContext();
            // Asking a database without this table what it has applied is logged as an error.
            db.GetService<IHistoryRepository>().CreateIfNotExists();
            RefuseNewer(db);
            // An index over a large table takes as long as it takes.
            if (db.Database.IsNpgsql())
                db.Database.SetCommandTimeout(0);
            if (db.Database.GetPendingMigrations().Any())
                db.Database.Migrate();
            MissingSummaries.Fill(connections);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException)
        {
            throw new StorageUnusableException(e is DbException ? connections.Explain(e.Message) : options.Value.Explain(e.Message), e);
        }
    }

    private static void RefuseNewer(HotlineDb db)
    {
        var known = db.Database.GetMigrations().ToList();
        var newer = db.Database.GetAppliedMigrations().Except(known).ToList();
        if (newer.Count > 0)
            throw new StorageUnusableException($"The database has schema {newer[^1]}; this program knows up to {known[^1]}. Start the newer program, or restore an older backup.");
    }
}

/// <summary>The store cannot be used as configured. The message names the key, what is wrong and what to do.</summary>
public sealed class StorageUnusableException(string message, Exception? inner = null) : Exception(message, inner);
