using System.Globalization;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Wording;

/// <summary>A place as it is read back: 朝阳区望京街道花家地北里3号楼; in English from the spot to the district, with the names that areas have there.</summary>
internal static class PlaceWords
{
    private const string ChineseDigits = "零一二三四五六七八九";

    private static readonly string[] EnglishKinds = ["", " District", " Subdistrict", " Sub-district", " Street", " Area", " Town", " Township"];

    /// <summary>The place in words; an empty string where nothing is known.</summary>
    public static string Of(Place place, ICityDirectory city, string language)
    {
        var district = place.District is { } d ? city.FindArea(d) : null;
        var street = place.Street is { } s ? city.FindArea(s) : null;
        var rest = WithoutAreas(place.Detail ?? "", city, district, street);
        var community = place.Community is { } name && !Digits(rest).Contains(Digits(Stem(name)), StringComparison.Ordinal) ? name : "";
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
    private static string WithoutAreas(string detail, ICityDirectory city, Area? district, Area? street)
    {
        var rest = detail.Trim();
        foreach (var part in (string?[])[city.CityName, district?.Name + street?.Name, district?.Name, street?.Name])
        {
            if (!string.IsNullOrEmpty(part) && rest.StartsWith(part, StringComparison.Ordinal))
                rest = rest[part.Length..];
        }

        foreach (var part in new[] { district, street, district }.SelectMany(EnglishForms))
        {
            if (rest.StartsWith(part + ",", StringComparison.OrdinalIgnoreCase))
                rest = rest[(part.Length + 1)..].TrimStart();
            if (rest.EndsWith(", " + part, StringComparison.OrdinalIgnoreCase))
                rest = rest[..^(part.Length + 2)];
        }

        return rest;
    }

    private static IEnumerable<string> EnglishForms(Area? area)
        => string.IsNullOrEmpty(area?.EnglishName) ? [] : EnglishKinds.Select(kind => area.EnglishName + kind);

    // 龙腾苑四区 and 龙腾苑4区 are one.
    private static string Digits(string name)
        => string.Create(name.Length, name, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = ChineseDigits.IndexOf(from[i], StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : from[i];
        });

    private static string Stem(string community)
        => community.EndsWith("社区", StringComparison.Ordinal) ? community[..^2] : community;
}
