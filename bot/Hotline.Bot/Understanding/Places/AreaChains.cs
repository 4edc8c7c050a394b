using Hotline.Bot.Understanding.Expressions;

namespace Hotline.Bot.Understanding.Places;

/// <summary>
/// Finds areas said one after another, each within the one before (大石窝镇江营, 永顺永顺): so close together even a short or everyday name is meant, and
/// where names overlap the division is right that leaves the most of them in one another.
/// </summary>
internal sealed class AreaChains(AreaIndex index)
{
    /// <summary>The areas of the longest chain, outermost first; empty where no two of the hits make one.</summary>
    /// <param name="hits">Every form in the text, by their ends.</param>
    /// <param name="folded">The text.</param>
    /// <param name="mayBegin">True where the hit is a name even without what follows.</param>
    public List<Link> Longest(List<AhoCorasick.Hit> hits, string folded, Func<AhoCorasick.Hit, bool> mayBegin)
    {
        var best = (Link?)null;
        var links = new List<Link>();
        foreach (var hit in hits)
        {
            var begins = links.Count;
            if (mayBegin(hit))
                links.Add(new Link(hit, index.Names[hit.Term].Areas, null, hit.Length));
            for (var i = 0; i < begins; i++)
            {
                if (!Follows(hit, links[i].Hit, folded) || Within(index.Names[hit.Term], links[i].Areas) is not { Length: > 0 } areas)
                    continue;
                var link = new Link(hit, areas, links[i], links[i].Length + hit.Length);
                links.Add(link);
                if (best is null || link.Length > best.Length)
                    best = link;
            }
        }

        var chain = new List<Link>();
        for (var link = best; link is not null; link = link.Before)
            chain.Insert(0, link);
        return chain;
    }

    private static bool Follows(AhoCorasick.Hit hit, AhoCorasick.Hit before, string folded) =>
        hit.Start == before.End || (hit.Start == before.End + 1 && PlaceWords.Joins(folded[before.End]));

    // Of areas of several levels the highest that lies within.
    private int[] Within(AreaName name, int[] containers)
    {
        var areas = Array.FindAll(name.Areas, IsInside);
        return areas.Length > 0 ? areas : Array.FindAll(name.Deeper, IsInside);

        bool IsInside(int area) => Array.Exists(containers, container => container != area && index.IsWithin(area, container));
    }

    /// <summary>One area of a chain.</summary>
    /// <param name="Hit">Where it stands.</param>
    /// <param name="Areas">Those of its areas that lie within the one before.</param>
    /// <param name="Before">The one before, or null.</param>
    /// <param name="Length">Characters of all so far.</param>
    public sealed record Link(AhoCorasick.Hit Hit, int[] Areas, Link? Before, int Length);
}
