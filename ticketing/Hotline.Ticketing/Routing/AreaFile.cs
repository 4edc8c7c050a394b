using Hotline.Ticketing.ConfigurationFiles;

namespace Hotline.Ticketing.Routing;

/// <summary>
/// Reads <c>city/areas.csv</c>: one community a row, under its street and district. Codes are those of the national list of
/// statistical divisions: 6 digits for a district, 9 for a street, 12 for a community, each beginning with the one above.
/// </summary>
internal static class AreaFile
{
    private const int DistrictDigits = 6;
    private const int StreetDigits = 9;
    private const int CommunityDigits = 12;

    /// <summary>Districts, then streets, then communities, each in the order of the file.</summary>
    public static IReadOnlyList<Area> Load(string directory)
    {
        var english = LoadEnglishNames(directory);
        var districts = new Dictionary<string, Area>();
        var streets = new Dictionary<string, Area>();
        var communities = new Dictionary<string, Area>();
        foreach (var row in CsvTable.Read(new(directory, "city/areas.csv"), "district", "street_code", "street", "village_code", "village"))
        {
            var streetCode = Code(row, row[1], StreetDigits, "");
            var districtCode = streetCode[..DistrictDigits];
            if (IsNew(districts, row, districtCode, row[0]))
                districts.Add(districtCode, new(districtCode, row[0], AreaLevel.District, null, english.GetValueOrDefault(districtCode)));
            if (IsNew(streets, row, streetCode, row[2]))
                streets.Add(streetCode, new(streetCode, row[2], AreaLevel.Street, districtCode, english.GetValueOrDefault(streetCode)));
            var community = new Area(Code(row, row[3], CommunityDigits, streetCode), CommunityName(row[4]), AreaLevel.Community, streetCode);
            if (!communities.TryAdd(community.Code, community))
                throw row.Wrong($"the code {community.Code} stands in the file already; a community has one row.");
        }
        return [.. districts.Values, .. streets.Values, .. communities.Values];
    }

    private static bool IsNew(Dictionary<string, Area> areas, CsvRow row, string code, string name)
    {
        if (name.Length == 0)
            throw row.Wrong($"the area {code} has no name.");
        if (!areas.TryGetValue(code, out var known))
            return true;
        return known.Name == name ? false : throw row.Wrong($"the code {code} is '{name}' here and '{known.Name}' above; a code has one name.");
    }

    private static string Code(CsvRow row, string code, int digits, string prefix) =>
        code.Length == digits && !code.AsSpan().ContainsAnyExceptInRange('0', '9') && code.StartsWith(prefix, StringComparison.Ordinal)
            ? code
            : throw row.Wrong($"'{code}' is not a code; allowed: {digits} digits{(prefix.Length > 0 ? $" that begin with {prefix}" : "")}.");

    /// <summary>The place's name, where the list names the committee that runs it.</summary>
    private static string CommunityName(string committee)
    {
        foreach (var (suffix, kind) in Committees)
        {
            if (committee.EndsWith(suffix, StringComparison.Ordinal))
            {
                var name = committee[..^suffix.Length];
                return name.EndsWith(kind, StringComparison.Ordinal) ? name : name + kind;
            }
        }
        return committee;
    }

    private static readonly (string Suffix, string Kind)[] Committees =
    [
        ("居民居委会", "社区"),
        ("居民委员会", "社区"),
        ("居委会", "社区"),
        ("村民委员会", "村"),
        ("村委会", "村"),
    ];

    private static Dictionary<string, string> LoadEnglishNames(string directory) =>
        CsvTable.Read(new(directory, "city/areas.en.csv"), "code", "name").ToDictionary(row => row[0], row => row[1]);
}
