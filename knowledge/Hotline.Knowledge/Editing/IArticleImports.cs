namespace Hotline.Knowledge.Editing;

/// <summary>Keeps what was uploaded between looking and taking, for a day. Implemented by storage.</summary>
public interface IArticleImports
{
    /// <summary>Keeps texts and returns their id.</summary>
    Task<string> KeepAsync(IReadOnlyList<ImportedText> texts, string accountId, CancellationToken cancellationToken);

    /// <summary>What this account uploaded, or null.</summary>
    Task<IReadOnlyList<ImportedText>?> FindAsync(string id, string accountId, CancellationToken cancellationToken);

    /// <summary>Forgets it.</summary>
    Task ForgetAsync(string id, CancellationToken cancellationToken);
}

/// <summary>An article as it came.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">Its line there; 1 for a file of its own.</param>
/// <param name="Key">Which article it says it is.</param>
/// <param name="Text">As an article file.</param>
public sealed record ImportedText(string File, int Line, ArticleKey Key, string Text);
