namespace Hotline.Ticketing.Routing;

/// <summary>Which department, why, and what else was considered.</summary>
public sealed record RoutingDecision
{
    /// <summary>Department's code; null: unsure, a person decides.</summary>
    public string? Department { get; init; }

    /// <summary>Reasons in order, by resource name with arguments in words (for the console).</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Other departments that could act.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];
}

/// <summary>Where a matter is: as far as it is known, from the city's own directory of areas.</summary>
public sealed record Place
{
    /// <summary>Nothing known.</summary>
    public static Place Unknown { get; } = new();

    /// <summary>Code of the district (区), or null.</summary>
    public string? District { get; init; }

    /// <summary>Code of the street or town (街道, 乡镇), or null.</summary>
    public string? Street { get; init; }

    /// <summary>Name of the community or village (社区, 村), or null.</summary>
    public string? Community { get; init; }

    /// <summary>Road, number, building, landmark: what the resident said beyond the area, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>Degrees north, if a point was shared.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, if a point was shared.</summary>
    public double? Longitude { get; init; }
}
