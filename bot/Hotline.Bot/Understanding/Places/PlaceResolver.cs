using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Understanding.Places;

/// <summary>Decides which areas the mentions of one message mean together: those that lie in one another.</summary>
internal sealed class PlaceResolver(AreaIndex index)
{
    private const int MaximumOtherPlaces = 20;

    /// <summary>The deepest areas that agree best with what was said, best first, equally good ones together; empty for no mention.</summary>
    public List<int> Resolve(List<AreaMention> mentions)
    {
        var best = new List<int>();
        var bestScore = 0;
        foreach (var mention in mentions)
        {
            foreach (var area in mention.Areas)
            {
                // What agrees in more characters is better; among equals, what bears the very name.
                var agreeing = mentions.Sum(other => Agrees(other, area) ? other.Length : 0);
                var score = (2 * agreeing) + (mention.Name.IsExact(area) ? 1 : 0);
                if (score > bestScore)
                    (bestScore, _) = (score, best.RemoveAll(_ => true));
                if (score == bestScore && !best.Contains(area))
                    best.Add(area);
            }
        }

        // Where one lies in another that was said as well, the deeper one says both.
        best.RemoveAll(area => best.Exists(other => other != area && index.IsWithin(other, area)));
        if (best.Count > MaximumOtherPlaces + 1)
            best.RemoveRange(MaximumOtherPlaces + 1, best.Count - MaximumOtherPlaces - 1);
        return best;
    }

    /// <summary>True where the mention may mean the area or one above it.</summary>
    public bool Agrees(AreaMention mention, int area) => Array.Exists(mention.Areas, named => index.IsWithin(area, named));

    /// <summary>The area with everything above it, as a place.</summary>
    public Place PlaceOf(int area, string? detail)
    {
        var place = new Place { Detail = detail };
        for (var at = area; at >= 0; at = index.ParentOf(at))
        {
            place = index[at].Level switch
            {
                AreaLevel.District => place with { District = index[at].Code },
                AreaLevel.Street => place with { Street = index[at].Code },
                AreaLevel.Community => place with { Community = index[at].Name },
            };
        }

        return place;
    }
}
