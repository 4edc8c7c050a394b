namespace Hotline.Bot.Understanding.Places;

/// <summary>A place where a message names an area: the half-open interval [Start, End).</summary>
/// <param name="Name">The form that was said.</param>
/// <param name="Areas">Those of its areas that it may mean here.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsNegated">True where the resident says that it is not this one.</param>
internal readonly record struct AreaMention(AreaName Name, int[] Areas, int Start, int End, bool IsNegated)
{
    /// <summary>In characters.</summary>
    public int Length => End - Start;
}
