namespace Hotline.Knowledge.Articles;

/// <summary>The keys above an article's body, as written: nothing is checked but their form.</summary>
/// <param name="Values">By key, in the order of the file.</param>
/// <param name="IsWhole">False where it could not be read to its end, so that a key that lacks may only be out of sight.</param>
internal sealed record FrontMatter(IReadOnlyDictionary<string, FrontMatterValue> Values, bool IsWhole)
{
    public static FrontMatter Unreadable { get; } = new(new Dictionary<string, FrontMatterValue>(), IsWhole: false);
}

/// <summary>The value of a key.</summary>
/// <param name="Line">Line of the key in the file, from 1.</param>
/// <param name="Text">The text; null where it is something else.</param>
/// <param name="Items">The entries of a list; null where it is something else.</param>
internal sealed record FrontMatterValue(int Line, string? Text, IReadOnlyList<FrontMatterItem>? Items);

/// <summary>An entry of a list.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Text">The entry.</param>
internal readonly record struct FrontMatterItem(int Line, string Text);
