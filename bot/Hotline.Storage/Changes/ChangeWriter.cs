using Hotline.Bot.Turns;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Changes;

/// <summary>
/// Gathers what the writes of a group change and writes it as one row with them, so that the sequence costs a turn next to nothing.
/// Where nobody reads the sequence nothing is gathered.
/// </summary>
/// <param name="connection">What the group is written through.</param>
/// <param name="recording">Whether, and as whom.</param>
internal sealed class ChangeWriter(WritingConnection connection, ChangeRecording recording) : IDisposable
{
    /// <summary>Rows that one transaction drops; more would hold up the turns that wait behind it.</summary>
    public const int MostDropped = 500;

    private readonly HashSet<Touched> gathered = [];

    private readonly Statement? append = !recording.IsOn ? null : connection.Prepare(
        $"INSERT INTO change (transaction_id, at, node, touched) VALUES ({connection.Dialect.TransactionUnderWay}, ?1, ?2, ?3)");

    private readonly Statement? drop = !recording.IsOn ? null : connection.Prepare(
        "DELETE FROM change WHERE at < ?1 AND id IN (SELECT id FROM change ORDER BY id LIMIT ?2)");

    /// <summary>Notes what a turn changes.</summary>
    public void Add(TurnCommit commit)
    {
        if (append is not null)
            gathered.UnionWith(Touched.By(commit));
    }

    /// <summary>Notes that something changes.</summary>
    public void Add(Touched touched)
    {
        if (append is not null)
            gathered.Add(touched);
    }

    /// <summary>Writes what was noted since the last call; the last statement of a group.</summary>
    public void Flush()
    {
        if (gathered.Count == 0)
            return;
        append!.Execute(recording.Time.GetUtcNow().ToUnixTimeMilliseconds(), recording.Node, ChangeJson.Write(gathered));
        gathered.Clear();
    }

    /// <summary>Drops the oldest rows as far as they are from before <paramref name="before"/>; returns how many.</summary>
    public int Drop(DateTimeOffset before) => drop?.Execute(before.ToUnixTimeMilliseconds(), MostDropped) ?? 0;

    public void Dispose()
    {
        append?.Dispose();
        drop?.Dispose();
    }
}
