using Hotline.Ticketing.Routing.Learned;
using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Routing;

/// <summary>
/// Finds the department that must act: the most specific line of the routing table. Sure only where the category is sure and
/// the place is known as far as the line needs it; otherwise no department is named and a person decides.
/// </summary>
internal sealed class Router(ICityDirectory city, RoutingTable table, double sureFrom, CurrentRouting? learned = null)
{
    // More would be read by nobody.
    private const int MostWords = 3;

    private readonly PlaceFinder places = new(city);

    public RoutingDecision Route(Matter matter)
    {
        if (matter.Category is null || city.FindCategory(matter.Category) is not { } category)
            return new() { Reasons = [RoutingReason.CategoryNotUnderstood()], Alternatives = Nearest(places.Find(matter.Place)) };
        var place = places.Find(matter.Place);
        var matches = Matches(category, place).ToList();
        if (!IsSure(matter))
        {
            var unsure = Unsure(RoutingReason.CategoryUnsure(category.Code, matter.CategoryConfidence), matches, place);
            return unsure with { Reasons = [.. unsure.Reasons, .. SpokenFor(matter)] };
        }
        if (matches.Count == 0)
            return Unsure(RoutingReason.NoRule(category.Code), matches, place);
        if ((category.NeedsPlace && place.District is null) || Resolve(matches[0].Department, place) is not { } department)
            return Unsure(RoutingReason.PlaceNeeded(category.Code), matches, place);
        return new()
        {
            Department = department,
            Reasons = Reasons(matter, matches[0], place, department),
            Alternatives = [.. Candidates(matches, place).Where(candidate => candidate != department)],
        };
    }

    /// <summary>The resident's words that speak for the category, where past tickets have taught which do.</summary>
    private IEnumerable<string> SpokenFor(Matter matter)
    {
        if (learned?.Learned?.Model is not { } model || !model.Labels.Contains(matter.Category!))
            return [];
        var words = model.Explain(matter.Description, matter.Category!, MostWords);
        return words.Count == 0 ? [] : [RoutingReason.CategoryWords(matter.Category!, words.Select(spoken => spoken.Words))];
    }

    /// <summary>True where the category is understood well enough to act on.</summary>
    public bool IsSure(Matter matter) => matter.Category is not null && matter.CategoryConfidence >= sureFrom;

    /// <summary>Lines that fit, the most specific first: area before category.</summary>
    private IEnumerable<RoutingRule> Matches(Category category, KnownPlace place)
    {
        // One reading for all of a matter, while the table may be replaced.
        var rules = table.Rules;
        foreach (var area in place.DeepestFirst.Select(area => area.Code).Append(RoutingRule.Any))
        {
            if (rules.TryGetValue((area, category.Code), out var own))
                yield return own;
            if (category.Parent is not null && rules.TryGetValue((area, category.Parent), out var parents))
                yield return parents;
            if (rules.TryGetValue((area, RoutingRule.Any), out var any))
                yield return any;
        }
    }

    private static string? Resolve(string department, KnownPlace place) => department switch
    {
        RoutingRule.PlaceStreet => (place.Street ?? place.District) is { } area ? AreaDepartments.CodeOf(area) : null,
        RoutingRule.PlaceDistrict => place.District is { } district ? AreaDepartments.CodeOf(district) : null,
        _ => department,
    };

    private static IEnumerable<string> Candidates(IEnumerable<RoutingRule> matches, KnownPlace place) => matches
        .SelectMany(rule => rule.Alternatives.Prepend(rule.Department))
        .Select(department => Resolve(department, place))
        .OfType<string>()
        .Distinct();

    private static IReadOnlyList<string> Nearest(KnownPlace place) => Resolve(RoutingRule.PlaceStreet, place) is { } department ? [department] : [];

    private static RoutingDecision Unsure(string reason, List<RoutingRule> matches, KnownPlace place) => new()
    {
        Reasons = [reason],
        Alternatives = [.. Candidates(matches, place).Union(Nearest(place))],
    };

    private List<string> Reasons(Matter matter, RoutingRule rule, KnownPlace place, string department)
    {
        var reasons = new List<string>(3)
        {
            RoutingReason.CategorySure(matter.Category!, matter.CategoryConfidence),
            rule.Area == RoutingRule.Any
                ? RoutingReason.CityRule(rule.Category, department)
                : RoutingReason.AreaRule(rule.Area, rule.Category, department),
        };
        if (rule.Department == RoutingRule.PlaceStreet && place.Street is null)
            reasons.Add(RoutingReason.DistrictForStreet(place.District!.Code));
        reasons.AddRange(SpokenFor(matter));
        return reasons;
    }
}
