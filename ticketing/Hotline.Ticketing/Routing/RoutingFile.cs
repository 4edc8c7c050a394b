using Hotline.Ticketing.ConfigurationFiles;

namespace Hotline.Ticketing.Routing;

/// <summary>Reads <c>city/routing.csv</c>; every code in it must exist, and a pair of area and category has one line.</summary>
internal static class RoutingFile
{
    public static IReadOnlyDictionary<(string Area, string Category), RoutingRule> Load(string directory, ICityDirectory city)
    {
        var rules = new Dictionary<(string, string), RoutingRule>();
        foreach (var row in CsvTable.Read(new(directory, "city/routing.csv"), "area", "category", "department", "alternatives"))
        {
            var rule = new RoutingRule(row[0], row[1], row[2], row[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (rule.Area != RoutingRule.Any && city.FindArea(rule.Area) is null)
                throw row.Wrong($"the area '{rule.Area}' is not known; allowed: * or a code of city/areas.csv.");
            if (rule.Category != RoutingRule.Any && city.FindCategory(rule.Category) is null)
                throw row.Wrong($"the category '{rule.Category}' is not known; allowed: * or a code of city/categories.yaml.");
            foreach (var department in rule.Alternatives.Prepend(rule.Department))
            {
                if (department is not (RoutingRule.PlaceStreet or RoutingRule.PlaceDistrict) && city.FindDepartment(department) is null)
                    throw row.Wrong($"the department '{department}' is not known; allowed: @street, @district or a code of city/departments.yaml.");
            }
            if (!rules.TryAdd((rule.Area, rule.Category), rule))
                throw row.Wrong($"area '{rule.Area}' and category '{rule.Category}' have a line already; they may have one.");
        }
        return rules;
    }
}
