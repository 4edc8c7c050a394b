namespace Hotline.Ticketing.Routing;

/// <summary>The routing table as it stands, for reading: the city's file with the console's changes over it.</summary>
public interface IRoutingTable
{
    /// <summary>Every line, by category and area; a more specific one counts before a less specific one.</summary>
    IReadOnlyList<RoutingLine> Lines { get; }
}

/// <summary>A line of the routing table.</summary>
/// <param name="Area">Code of an area; null: anywhere.</param>
/// <param name="Category">Code of a category; null: any.</param>
/// <param name="Department">Who acts.</param>
/// <param name="Alternatives">Who else could.</param>
public sealed record RoutingLine(string? Area, string? Category, RoutingTarget Department, IReadOnlyList<RoutingTarget> Alternatives);

/// <summary>Whom a line names.</summary>
/// <param name="Kind">A department, or that of the matter's place.</param>
/// <param name="Code">The department's code; null where its place tells.</param>
public sealed record RoutingTarget(RoutingTargetKind Kind, string? Code);

/// <summary>How a line names a department.</summary>
public enum RoutingTargetKind
{
    /// <summary>By its code.</summary>
    Department,
    /// <summary>The street or town of the matter's place.</summary>
    StreetOfPlace,
    /// <summary>The district of the matter's place.</summary>
    DistrictOfPlace,
}

/// <inheritdoc cref="IRoutingTable"/>
internal sealed class RoutingTable : IRoutingTable
{
    // Both together: whoever looks while they are replaced sees the earlier ones or the later ones.
    private volatile Content content;

    public RoutingTable(IReadOnlyDictionary<(string Area, string Category), RoutingRule> rules) => content = new(rules);

    public IReadOnlyList<RoutingLine> Lines => content.Lines;

    /// <summary>The lines by area and category.</summary>
    public IReadOnlyDictionary<(string Area, string Category), RoutingRule> Rules => content.Rules;

    /// <summary>Takes other lines in the place of the present ones.</summary>
    public void Take(IReadOnlyDictionary<(string Area, string Category), RoutingRule> rules) => content = new(rules);

    private static string? Given(string code) => code == RoutingRule.Any ? null : code;

    private static RoutingTarget TargetOf(string department) => department switch
    {
        RoutingRule.PlaceStreet => new(RoutingTargetKind.StreetOfPlace, null),
        RoutingRule.PlaceDistrict => new(RoutingTargetKind.DistrictOfPlace, null),
        _ => new(RoutingTargetKind.Department, department),
    };

    private sealed class Content(IReadOnlyDictionary<(string Area, string Category), RoutingRule> rules)
    {
        public IReadOnlyDictionary<(string Area, string Category), RoutingRule> Rules { get; } = rules;

        public IReadOnlyList<RoutingLine> Lines { get; } =
        [
            .. rules.Values.OrderBy(r => r.Category, StringComparer.Ordinal).ThenBy(r => r.Area, StringComparer.Ordinal)
                .Select(r => new RoutingLine(Given(r.Area), Given(r.Category), TargetOf(r.Department), [.. r.Alternatives.Select(TargetOf)])),
        ];
    }
}
