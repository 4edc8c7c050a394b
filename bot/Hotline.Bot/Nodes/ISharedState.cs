using Hotline.Bot.Turns;

namespace Hotline.Bot.Nodes;

/// <summary>Small texts that every node reads and any of them changes. Implemented by storage.</summary>
public interface ISharedState
{
    /// <summary>The text of this name; empty, of version 0, where there is none.</summary>
    Task<SharedText> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>All whose names begin so, by name.</summary>
    Task<IReadOnlyDictionary<string, SharedText>> ReadAllAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Writes a text where nobody has since it was read; false, with nothing written, where somebody has.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">What it is from now on.</param>
    /// <param name="versionBefore">The version that was read; null: whatever is there is written over.</param>
    /// <param name="touched">What pages on every node have to look at again.</param>
    /// <param name="cancellationToken">Cancels the wait, not a write under way.</param>
    /// <exception cref="Channels.InboxUnavailableException">The database is away.</exception>
    Task<bool> WriteAsync(string name, string text, long? versionBefore, IReadOnlyList<Touched> touched, CancellationToken cancellationToken);
}

/// <summary>A text that nodes share.</summary>
/// <param name="Text">It.</param>
/// <param name="Version">Counts its changes.</param>
public readonly record struct SharedText(string Text, long Version);
