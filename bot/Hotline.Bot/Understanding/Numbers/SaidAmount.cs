namespace Hotline.Bot.Understanding;

/// <summary>An amount of money that was said.</summary>
/// <param name="Words">The words that say it, normalised: "三千五百块".</param>
/// <param name="Yuan">In yuan.</param>
public sealed record SaidAmount(string Words, decimal Yuan);
