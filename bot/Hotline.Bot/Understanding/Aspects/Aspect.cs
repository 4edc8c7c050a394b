namespace Hotline.Bot.Understanding.Aspects;

/// <summary>One side of a service that residents ask for: papers, place, cost, time.</summary>
/// <param name="Name">Its name in <c>aspects.yaml</c>.</param>
/// <param name="Headings">Parts of the headings under which an article says it, in lower case.</param>
/// <param name="Lines">Words of single lines that say it, in lower case.</param>
internal sealed record Aspect(string Name, IReadOnlyList<string> Headings, IReadOnlyList<string> Lines);
