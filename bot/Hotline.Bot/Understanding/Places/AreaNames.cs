using System.Buffers;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Understanding.Places;

/// <summary>The forms in which residents say the name of an area.</summary>
internal static class AreaNames
{
    private static readonly string[] _districtKinds = ["区", "县", "市"];
    private static readonly string[] _streetKinds = ["满族乡", "回族乡", "民族乡", "街道办事处", "街道", "地区", "镇", "乡"];
    private static readonly string[] _communityKinds = ["社区生活区", "社区", "村"];
    private const string Road = " Road";
    private const string ChineseNumerals = "零一二三四五六七八九";
    private static readonly SearchValues<char> _chineseNumerals = SearchValues.Create(ChineseNumerals);

    /// <summary>Forms with the kind (望京街道): no everyday word hides in them.</summary>
    public static IEnumerable<string> Full(Area area)
    {
        yield return area.Name;
        switch (area.Level)
        {
            case AreaLevel.District:
                yield return area.Name[..^1] + "县";
                break;
            case AreaLevel.Street:
                // 地区 is an office that was a township; people still say 乡 or 镇, or 街道.
                foreach (var kind in new[] { "街道", "街道办", "街道办事处", "地区", "乡", "镇" })
                    yield return Short(area) + kind;
                break;
            case AreaLevel.Community:
                foreach (var kind in new[] { "社区", "小区", "社区居委会", "居委会", "村" })
                    yield return Short(area) + kind;
                break;
        }
    }

    /// <summary>The name without its kind (望京); for a name that is nothing else, the name.</summary>
    public static string Short(Area area) => area.Level switch
    {
        AreaLevel.District => Without(area.Name, _districtKinds),
        AreaLevel.Street => Without(area.Name, _streetKinds),
        AreaLevel.Community => Without(area.Name, _communityKinds),
        _ => area.Name,
    };

    /// <summary>The city's name without its kind (北京).</summary>
    public static string Short(ICityDirectory city) => Without(city.CityName, _districtKinds);

    /// <summary>Further short forms: 崇外 for 崇文门外, 天通苑 for 天通苑北, numerals in digits.</summary>
    public static IEnumerable<string> Abbreviations(Area area)
    {
        var name = Short(area);
        if (area.Level == AreaLevel.Street && name is [var first, _, '门', ('外' or '内') and var side])
            yield return $"{first}{side}";
        if (area.Level == AreaLevel.Street && name is [_, _, _, .., '东' or '西' or '南' or '北'])
            yield return name[..^1];
    }

    /// <summary>The English forms, with and without the kind: Huayuan Road, Huayuanlu Subdistrict.</summary>
    public static IEnumerable<string> English(Area area)
    {
        if (area.EnglishName is not { } name)
            yield break;
        string[] names = name.EndsWith(Road, StringComparison.Ordinal) ? [name, name[..^Road.Length] + " Lu", name[..^Road.Length] + "lu"] : [name];
        string[] kinds = area.Level == AreaLevel.District ? [" District"] : [" Subdistrict", " Sub-district"];
        foreach (var spelt in names)
        {
            yield return spelt;
            foreach (var kind in kinds)
                yield return spelt + kind;
        }
    }

    /// <summary>The form with its Chinese numerals as digits (望京西园4区), or null where there are none.</summary>
    public static string? WithDigits(string name) =>
        name.AsSpan().IndexOfAny(_chineseNumerals) < 0
            ? null
            : string.Concat(name.Select(c => ChineseNumerals.IndexOf(c) is >= 0 and var digit ? (char)('0' + digit) : c));

    private static string Without(string name, string[] kinds)
    {
        foreach (var kind in kinds)
        {
            if (name.Length > kind.Length + 1 && name.EndsWith(kind, StringComparison.Ordinal))
                return name[..^kind.Length];
        }

        return name;
    }
}
