namespace Hotline.Knowledge.Search;

/// <summary>A place in normalised text that is looked up in the index.</summary>
/// <param name="Start">First character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Group">Name of the group of everyday words that it belongs to; null for a term that is looked up as it stands.</param>
internal readonly record struct Term(int Start, int Length, TermKind Kind, string? Group = null)
{
    /// <summary>What is looked up.</summary>
    /// <param name="text">The text in which it stands.</param>
    public ReadOnlySpan<char> Key(ReadOnlySpan<char> text) => Group is null ? text.Slice(Start, Length) : Group;
}

/// <summary>What a term is; it decides how much it weighs.</summary>
internal enum TermKind : byte
{
    /// <summary>One Chinese character.</summary>
    Character,
    /// <summary>Two neighbouring Chinese characters, which is what most Chinese words are.</summary>
    Pair,
    /// <summary>A word of an alphabet, stemmed, or a number.</summary>
    Word,
    /// <summary>The beginning of a longer word, which its relatives share (register, registration).</summary>
    Prefix,
    /// <summary>The sense that everyday words share.</summary>
    Sense,
}
