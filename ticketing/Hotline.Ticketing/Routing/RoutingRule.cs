namespace Hotline.Ticketing.Routing;

/// <summary>A line of the routing table.</summary>
/// <param name="Area">Code of an area of any depth, or <see cref="Any"/>.</param>
/// <param name="Category">Code of a category, or <see cref="Any"/>.</param>
/// <param name="Department">Code of a department, or <see cref="PlaceStreet"/> or <see cref="PlaceDistrict"/>.</param>
/// <param name="Alternatives">Likewise, who else could act.</param>
internal sealed record RoutingRule(string Area, string Category, string Department, IReadOnlyList<string> Alternatives)
{
    public const string Any = "*";

    /// <summary>The street or town of the matter's place.</summary>
    public const string PlaceStreet = "@street";

    /// <summary>The district of the matter's place.</summary>
    public const string PlaceDistrict = "@district";
}
