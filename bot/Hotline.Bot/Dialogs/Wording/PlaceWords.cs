using System.Globalization;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Wording;

/// <summary>A place as it is read back: 朝阳区望京街道花家地北里3号楼; in English from the spot to the district, with the names that areas have there.</summary>
internal static class PlaceWords
{
    /// <summary>The place in words; an empty string where nothing is known.</summary>
    public static string Of(Place place, ICityDirectory city, string language)
    {
        var district = place.District is { } d ? city.FindArea(d) : null;
        var street = place.Street is { } s ? city.FindArea(s) : null;
        var rest = WithoutAreas(place.Detail ?? "", district, street);
        var community = place.Community is { } name && !rest.Contains(Stem(name), StringComparison.Ordinal) ? name : "";
        if (district is null && street is null && community.Length == 0 && rest.Length == 0)
            return place.Latitude is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:F5}, {place.Longitude:F5}");
        if (language == Texts.English)
            return string.Join(", ", new[] { rest, community, English(street), English(district) }.Where(part => part.Length > 0));
        return district?.Name + street?.Name + community + rest;
    }

    /// <summary>Name of the city.</summary>
    public static string NameIn(this ICityDirectory city, string language) => language == Texts.English ? city.CityEnglishName : city.CityName;

    private static string English(Area? area) => area is null ? "" : area.EnglishName ?? area.Name;

    // What the resident said often repeats the area.
    private static string WithoutAreas(string detail, Area? district, Area? street)
    {
        var rest = detail.Trim();
        foreach (var part in (string?[])[district?.Name + street?.Name, district?.Name, street?.Name])
        {
            if (!string.IsNullOrEmpty(part) && rest.StartsWith(part, StringComparison.Ordinal))
                rest = rest[part.Length..];
        }

        return rest;
    }

    private static string Stem(string community)
        => community.EndsWith("社区", StringComparison.Ordinal) ? community[..^2] : community;
}
