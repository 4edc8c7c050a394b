namespace Hotline.Bot.Understanding.Expressions;

/// <summary>One expression of a data file.</summary>
/// <param name="Group">Index of its group in <see cref="ExpressionSet.Groups"/>.</param>
/// <param name="Mode">Where in a message it counts.</param>
/// <param name="Weight">How strongly it speaks for its group; 0 for <see cref="ExpressionMode.Never"/>.</param>
/// <param name="Pieces">Its pieces in order, as indices.</param>
/// <param name="Gaps">
/// For each piece but the first, the most characters between it and the one before; 0: none. A gap never reaches past the end of a sentence.
/// </param>
internal sealed record Expression(int Group, ExpressionMode Mode, double Weight, int[] Pieces, int[] Gaps);

/// <summary>Where in a message an expression counts.</summary>
internal enum ExpressionMode
{
    /// <summary>Anywhere.</summary>
    Anywhere,
    /// <summary>Where it is all that the message says, politeness aside.</summary>
    Only,
    /// <summary>Where the message begins with it and a pause follows.</summary>
    Starts,
    /// <summary>Where the message begins with it, whatever follows (recognised speech has no pauses).</summary>
    Opens,
    /// <summary>Where the message ends with it, politeness aside.</summary>
    Ends,
    /// <summary>Nowhere: whatever of its group overlaps it does not count ("打我电话" is no attack).</summary>
    Never,
}

/// <summary>An expression found in a message, at the half-open interval [Start, End).</summary>
internal readonly record struct ExpressionMatch(int Expression, int Start, int End);
