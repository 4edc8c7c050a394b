namespace Hotline.Storage.Commits;

/// <summary>Tells the writes of a committed group once nothing can undo them any more.</summary>
internal interface IGroupDurability
{
    /// <summary>Takes a group that <paramref name="connection"/> has committed; may return before it is durable.</summary>
    void Add(IReadOnlyList<IWrite> group, WritingConnection connection);

    /// <summary>Returns when everybody added before has been told.</summary>
    void Drain();
}
