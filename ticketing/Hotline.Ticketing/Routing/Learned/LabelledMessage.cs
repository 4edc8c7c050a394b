namespace Hotline.Ticketing.Routing.Learned;

/// <summary>A past message whose right class is known: from a closed ticket or an operator's correction.</summary>
/// <param name="Text">What the resident wrote, the subject first; at most the first 2,000 letters are read.</param>
/// <param name="Label">The class: a category's or a department's code, or any other name.</param>
/// <param name="At">When it came in, where that is known; the newest month is kept for comparing models.</param>
public sealed record LabelledMessage(string Text, string Label, DateTimeOffset? At = null);
