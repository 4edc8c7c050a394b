namespace Hotline.Bot.Understanding.Numbers;

/// <summary>Digits that were said or written together, perhaps in groups ("138 0013 8000", "幺三八零零…", "one three eight").</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Groups">The digits of each group, in ASCII.</param>
/// <param name="HasPlus">True where a plus sign stands before it.</param>
internal sealed record DigitRun(int Start, int End, IReadOnlyList<string> Groups, bool HasPlus)
{
    /// <summary>All digits.</summary>
    public string Digits { get; } = string.Concat(Groups);
}
