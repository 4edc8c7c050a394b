namespace Hotline.Ticketing.Routing;

/// <summary>A place as the directory knows it: codes that do not exist, or do not belong together, are left out.</summary>
/// <param name="District">District, or null.</param>
/// <param name="Street">Street or town within it, or null.</param>
/// <param name="Community">Community within the street, or null.</param>
internal sealed record KnownPlace(Area? District, Area? Street, Area? Community)
{
    /// <summary>Areas from the deepest to the shallowest.</summary>
    public IEnumerable<Area> DeepestFirst
    {
        get
        {
            if (Community is not null)
                yield return Community;
            if (Street is not null)
                yield return Street;
            if (District is not null)
                yield return District;
        }
    }
}

/// <summary>Finds places in the directory.</summary>
internal sealed class PlaceFinder
{
    private readonly ICityDirectory city;
    private readonly Dictionary<(string Street, string Name), Area> communities = [];

    public PlaceFinder(ICityDirectory city)
    {
        this.city = city;
        // Two communities of a street may share a name; the table of routing can then name either by its code only through the first.
        foreach (var area in city.Areas.Where(area => area.Level == AreaLevel.Community))
            communities.TryAdd((area.Parent!, area.Name), area);
    }

    public KnownPlace Find(Place place)
    {
        var street = Known(place.Street, AreaLevel.Street);
        var district = street is null ? Known(place.District, AreaLevel.District) : city.FindArea(street.Parent!);
        var community = street is null || place.Community is null ? null : communities.GetValueOrDefault((street.Code, place.Community));
        return new(district, street, community);
    }

    private Area? Known(string? code, AreaLevel level) => code is not null && city.FindArea(code) is { } area && area.Level == level ? area : null;
}
