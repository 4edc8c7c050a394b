namespace Hotline.Bot.Turns;

/// <summary>Says what was committed, so that open pages and other nodes can follow. Implemented by storage.</summary>
public interface ICommitFeed
{
    /// <summary>
    /// Calls <paramref name="onCommitted"/> after each commit of this node, and with what other nodes say; it must return at once. Dispose
    /// to stop. A call may be missed when nodes fail, so whoever follows also reads again from time to time.
    /// </summary>
    IDisposable Subscribe(Action<CommitNews> onCommitted);

    /// <summary>Passes on what another node, or a part of this one that commits no turns, changed.</summary>
    void Raise(CommitNews news);
}

/// <summary>What a commit changed.</summary>
public sealed class CommitNews
{
    private IReadOnlyList<Touched>? touched;

    /// <summary>A turn of this node.</summary>
    public CommitNews(TurnCommit commit) => Commit = commit;

    /// <summary>Things by name.</summary>
    /// <param name="touched">What changed.</param>
    /// <param name="isFromElsewhere">True where another node changed it.</param>
    public CommitNews(IReadOnlyList<Touched> touched, bool isFromElsewhere)
    {
        this.touched = touched;
        IsFromElsewhere = isFromElsewhere;
    }

    /// <summary>The turn, where this node committed one.</summary>
    public TurnCommit? Commit { get; }

    /// <summary>True where another node changed it, which has told every node already.</summary>
    public bool IsFromElsewhere { get; }

    /// <summary>What changed, each once. Named only when somebody asks: most turns pass while nobody looks.</summary>
    public IReadOnlyList<Touched> Touched => touched ??= Turns.Touched.By(Commit!);
}
