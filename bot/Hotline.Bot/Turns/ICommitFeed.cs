namespace Hotline.Bot.Turns;

/// <summary>Says what was committed, so that open pages can follow. Implemented by storage.</summary>
public interface ICommitFeed
{
    /// <summary>
    /// Calls <paramref name="onCommitted"/> after each commit of this process; it must return at once. Dispose to stop. A call may be
    /// missed when nodes fail, so whoever follows also reads again from time to time.
    /// </summary>
    IDisposable Subscribe(Action<TurnCommit> onCommitted);
}
