using Hotline.Ticketing.ConfigurationFiles;

namespace Hotline.Ticketing.Routing;

/// <summary>Reads <c>city/departments.yaml</c>: the listed departments, then one for each district and each street.</summary>
internal static class DepartmentFile
{
    public static IReadOnlyList<Department> Load(string directory, IReadOnlyList<Area> areas)
    {
        var root = YamlEntry.Load(new(directory, "city/departments.yaml")).WithKeys("departments", "fromAreas");
        var departments = new Dictionary<string, Department>();
        var called = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in root.Get("departments").Items())
        {
            var department = Listed(entry);
            if (!departments.TryAdd(department.Code, department))
                throw entry.Wrong($"the department '{department.Code}' is listed already.");
            foreach (var name in department.AlsoKnownAs)
            {
                if (!called.TryAdd(name, department.Code))
                    throw entry.Wrong($"'{name}' is what '{called[name]}' is called already; a name is of one department.");
            }
        }
        var names = root.Get("fromAreas").Items().Select(AreaDepartmentName.Read).ToList();
        var areasByCode = areas.ToDictionary(area => area.Code);
        foreach (var area in areas.TakeWhile(area => area.Level != AreaLevel.Community))
        {
            var name = names.FirstOrDefault(name => name.Fits(area))
                ?? throw root.Get("fromAreas").Wrong($"no line fits '{area.Name}' ({area.Level}); end the list with one whose endsWith is \"\".");
            var department = name.Make(area, area.Parent is null ? area : areasByCode[area.Parent]);
            departments[department.Code] = department;
        }
        return [.. departments.Values];
    }

    private static Department Listed(YamlEntry entry)
    {
        entry.WithKeys("code", "name", "englishName", "kind", "phone", "alsoKnownAs");
        var code = entry.Text("code");
        if (code.StartsWith(AreaDepartments.DistrictPrefix, StringComparison.Ordinal) || code.StartsWith(AreaDepartments.StreetPrefix, StringComparison.Ordinal))
            throw entry.Wrong($"'{code}' is not allowed: codes that begin with district- or street- are made from areas.csv.");
        return new(code, entry.Text("name"), entry.Text("englishName"), entry.OneOf<DepartmentKind>("kind"), entry.TextOrNull("phone")) { AlsoKnownAs = entry.TextsOrEmpty("alsoKnownAs") };
    }

    private sealed record AreaDepartmentName(AreaLevel Level, string EndsWith, string Name, string EnglishName)
    {
        public static AreaDepartmentName Read(YamlEntry entry)
        {
            entry.WithKeys("level", "endsWith", "name", "englishName");
            var level = entry.OneOf<AreaLevel>("level");
            if (level == AreaLevel.Community)
                throw entry.Wrong("'level' is 'Community'; allowed: District, Street.");
            return new(level, entry.TextMaybeEmpty("endsWith"), entry.Text("name"), entry.Text("englishName"));
        }

        public bool Fits(Area area) => area.Level == Level && area.Name.EndsWith(EndsWith, StringComparison.Ordinal);

        public Department Make(Area area, Area district) => new(
            AreaDepartments.CodeOf(area),
            Name.Replace("{area}", area.Name, StringComparison.Ordinal).Replace("{district}", district.Name, StringComparison.Ordinal),
            EnglishName.Replace("{area}", area.EnglishName ?? area.Name, StringComparison.Ordinal)
                .Replace("{district}", district.EnglishName ?? district.Name, StringComparison.Ordinal),
            Level == AreaLevel.District ? DepartmentKind.District : DepartmentKind.Street,
            null);
    }
}
