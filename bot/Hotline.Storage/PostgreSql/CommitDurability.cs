using Hotline.Storage.Commits;

namespace Hotline.Storage.PostgreSql;

/// <summary>What PostgreSQL has committed is durable (its <c>synchronous_commit</c> is on unless somebody turned it off).</summary>
internal sealed class CommitDurability : IGroupDurability
{
    public void Add(IReadOnlyList<IWrite> group, WritingConnection connection)
    {
        foreach (var write in group)
            write.Complete();
    }

    public void Drain()
    {
    }
}
