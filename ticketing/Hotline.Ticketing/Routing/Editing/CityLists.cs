using System.Text.RegularExpressions;

namespace Hotline.Ticketing.Routing.Editing;

/// <summary>The lists as the files give them, with the console's changes over them. What decides reads them while they are replaced.</summary>
internal sealed partial class CityLists(CityDirectory city, RoutingTable table, FallbackOwner fallback)
{
    /// <summary>Triage offers as many by one key each.</summary>
    private const int MostAlternatives = 9;

    private const int LongestName = 60;

    private readonly IReadOnlyDictionary<(string Area, string Category), RoutingRule> _rules = table.Rules;
    private readonly IReadOnlyList<Department> _departments = city.Departments;
    private readonly string _fallback = fallback.Department;

    /// <summary>The files' text of an entry; null where they have none.</summary>
    public string? FileText(CityList list, string key) => list switch
    {
        CityList.Routes => RouteValue.PartsOf(key) is { } parts && _rules.TryGetValue(parts, out var rule) ? new RouteValue(rule.Department, rule.Alternatives).Text : null,
        CityList.Departments => _departments.FirstOrDefault(d => d.Code == key) is { } department ? ValueOf(department).Text : null,
        CityList.FallbackOwner => key == CityListKeys.Fallback ? _fallback : null,
    };

    /// <summary>Puts changes over the files, in the place of those before; returns what is wrong with those that are therefore left out.</summary>
    public IReadOnlyList<CityFault> Take(IReadOnlyList<CityVersion> inForce)
    {
        var faults = new List<CityFault>();
        var rules = new Dictionary<(string Area, string Category), RoutingRule>(_rules);
        var departments = _departments.ToDictionary(d => d.Code);
        var owner = _fallback;
        foreach (var version in inForce)
        {
            if (version.Text is not { } text)
                continue;
            if (FaultsOf(version.List, version.Key, text) is { Count: > 0 } wrong)
                faults.AddRange(wrong);
            else if (version.List == CityList.FallbackOwner)
                owner = text;
            else if (version.List == CityList.Departments)
                departments[version.Key] = With(departments[version.Key], DepartmentValue.Parse(text)!);
            else if (RouteValue.Parse(text) is { } route && RouteValue.PartsOf(version.Key) is { } parts)
                rules[parts] = new(parts.Area, parts.Category, route.Department, route.Alternatives);
            else
                rules.Remove(RouteValue.PartsOf(version.Key)!.Value);
        }

        city.Take([.. _departments.Select(d => departments[d.Code])]);
        table.Take(rules);
        fallback.Take(owner);
        return faults;
    }

    /// <summary>What is wrong with a text that is to stand for an entry; nothing where it may.</summary>
    public IReadOnlyList<CityFault> Check(CityList list, string key, string text)
        => [.. FaultsOf(list, key, text), .. list == CityList.Departments && DepartmentValue.Parse(text) is { } value ? NamesTaken(key, value) : []];

    // Not whether a name is taken: two that were changed one after the other may have passed one on.
    private IReadOnlyList<CityFault> FaultsOf(CityList list, string key, string text) => list switch
    {
        CityList.Routes => [.. RouteFaults(key, text)],
        CityList.Departments => [.. DepartmentFaults(key, text)],
        CityList.FallbackOwner => key != CityListKeys.Fallback ? [new(CityProblem.UnknownEntry, key)] : city.FindDepartment(text) is null ? [new(CityProblem.UnknownDepartment, text)] : [],
    };

    private IEnumerable<CityFault> RouteFaults(string key, string text)
    {
        if (RouteValue.PartsOf(key) is not var (area, category))
        {
            yield return new(CityProblem.UnknownEntry, key);
            yield break;
        }

        if (area != RoutingRule.Any && city.FindArea(area) is null)
            yield return new(CityProblem.UnknownArea, area);
        if (category != RoutingRule.Any && city.FindCategory(category) is null)
            yield return new(CityProblem.UnknownCategory, category);
        if (RouteValue.Parse(text) is not { } route)
        {
            // Only what the file says can be taken away; what was added here goes back to the file's nothing.
            if (FileText(CityList.Routes, key) is null)
                yield return new(CityProblem.UnknownEntry, key);
            yield break;
        }

        string[] named = [route.Department, .. route.Alternatives];
        foreach (var unknown in named.Where(d => d is not (RoutingRule.PlaceStreet or RoutingRule.PlaceDistrict) && city.FindDepartment(d) is null))
            yield return new(CityProblem.UnknownDepartment, unknown);
        foreach (var twice in named.CountBy(d => d).Where(d => d.Value > 1))
            yield return new(CityProblem.DepartmentTwice, twice.Key);
        if (route.Alternatives.Count > MostAlternatives)
            yield return new(CityProblem.TooManyAlternatives, MostAlternatives.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private IEnumerable<CityFault> DepartmentFaults(string code, string text)
    {
        if (_departments.FirstOrDefault(d => d.Code == code) is null || DepartmentValue.Parse(text) is not { } value)
        {
            yield return new(CityProblem.UnknownEntry, code);
            yield break;
        }

        foreach (var name in (string[])[value.Name, value.EnglishName])
        {
            if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name != name.Trim())
                yield return new(CityProblem.NameUnusable, name);
        }

        if (value.Phone is { } phone && !Phone().IsMatch(phone))
            yield return new(CityProblem.PhoneUnusable, phone);
    }

    private IEnumerable<CityFault> NamesTaken(string code, DepartmentValue value)
        => ((string[])[value.Name, value.EnglishName])
            .Where(name => city.Departments.Any(d => d.Code != code && (d.Name == name || string.Equals(d.EnglishName, name, StringComparison.OrdinalIgnoreCase))))
            .Select(name => new CityFault(CityProblem.NameTaken, name));

    private static DepartmentValue ValueOf(Department department) => new(department.Name, department.EnglishName, department.Phone);

    private static Department With(Department department, DepartmentValue value)
        => department with { Name = value.Name, EnglishName = value.EnglishName, Phone = value.Phone };

    [GeneratedRegex(@"^\+?\d[\d -]{1,18}\d$", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();
}

/// <summary>Who must take what nobody else can be given; any number of threads may look while it is replaced.</summary>
internal sealed class FallbackOwner(string department)
{
    private volatile string _department = department;

    /// <summary>The department's code.</summary>
    public string Department => _department;

    public void Take(string department) => _department = department;
}
