using Hotline.Storage.Commits;

namespace Hotline.Storage.Retention;

/// <summary>Deletes what is no longer kept, the oldest rows first and few at a time, so that turns come in between.</summary>
/// <param name="connection">What the group is written through.</param>
internal sealed class RetentionWriter(WritingConnection connection) : IDisposable
{
    /// <summary>Rows of a table that one transaction deletes.</summary>
    public const int MostDeleted = 500;

    // Rows lie in the order of time, but for those whose clock was wrong: these go with their neighbours' turn, or later.
    private readonly Statement[] deletions = [.. Sql(connection.Dialect.PartsByMonth).Select(connection.Prepare)];

    /// <summary>Deletes some of what is from before <paramref name="before"/>; returns how many rows.</summary>
    public int Delete(DateTimeOffset before) => deletions.Sum(d => d.Execute(before.ToUnixTimeMilliseconds(), MostDeleted));

    public void Dispose()
    {
        foreach (var deletion in deletions)
            deletion.Dispose();
    }

    private static IEnumerable<string> Sql(bool partsByMonth)
    {
        yield return "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT ?2) AND created_at < ?1 AND status <> 'pending'";
        if (partsByMonth)
            yield break;
        yield return "DELETE FROM inbox WHERE id IN (SELECT id FROM inbox ORDER BY id LIMIT ?2) AND received_at < ?1 AND handled_at IS NOT NULL";
        yield return "DELETE FROM domain_event WHERE id IN (SELECT id FROM domain_event ORDER BY id LIMIT ?2) AND at < ?1";
        yield return "DELETE FROM activity WHERE rowid IN (SELECT rowid FROM activity ORDER BY rowid LIMIT ?2) AND at < ?1";
    }
}
