using Hotline.Storage.Commits;

namespace Hotline.Storage.Sqlite;

/// <summary>Durability by the write-ahead log: synced beside the next group's writing, carried over now and then.</summary>
internal sealed class WalDurability(WalSync sync, WalCheckpoints checkpoints) : IGroupDurability
{
    public void Add(IReadOnlyList<IWrite> group, WritingConnection connection)
    {
        var sqlite = (SqliteWritingConnection)connection;
        sync.Add(group, sqlite.Wal);
        checkpoints.AfterCommit(sqlite);
    }

    public void Drain() => sync.Drain();
}
