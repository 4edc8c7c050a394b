namespace Hotline.Ticketing.Routing;

/// <summary>
/// The city's own lists, loaded from configuration at start: areas, departments, categories. Names and numbers of departments can be changed
/// while the service runs (<see cref="Editing.ICityDesk"/>); codes cannot.
/// </summary>
public interface ICityDirectory
{
    /// <summary>Name of the city, for example 北京市.</summary>
    string CityName { get; }

    /// <summary>Its English name; the Chinese one where the city gives none.</summary>
    string CityEnglishName { get; }

    /// <summary>Every area, districts before streets before communities.</summary>
    IReadOnlyList<Area> Areas { get; }

    /// <summary>The area with this code, or null.</summary>
    Area? FindArea(string code);

    /// <summary>Every department.</summary>
    IReadOnlyList<Department> Departments { get; }

    /// <summary>The department with this code, or null.</summary>
    Department? FindDepartment(string code);

    /// <summary>Every category, parents before children.</summary>
    IReadOnlyList<Category> Categories { get; }

    /// <summary>The category with this code, or null.</summary>
    Category? FindCategory(string code);
}

/// <summary>An administrative area.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Name">Full name (朝阳区, 望京街道, 花家地北里社区).</param>
/// <param name="Level">How deep.</param>
/// <param name="Parent">Code of the area above; null for a district.</param>
/// <param name="EnglishName">Name in English without its kind (Chaoyang, Wangjing); null where there is none, as for communities.</param>
public sealed record Area(string Code, string Name, AreaLevel Level, string? Parent, string? EnglishName = null);

/// <summary>Depth of an area.</summary>
public enum AreaLevel
{
    /// <summary>区.</summary>
    District,
    /// <summary>街道, 乡, 镇.</summary>
    Street,
    /// <summary>社区, 村.</summary>
    Community,
}

/// <summary>Somebody who acts on tickets.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="EnglishName">English name.</param>
/// <param name="Kind">Bureau, district, street or public-service company.</param>
/// <param name="Phone">Its own public number, or null.</param>
public sealed record Department(string Code, string Name, string EnglishName, DepartmentKind Kind, string? Phone)
{
    /// <summary>Further names that residents have for it (社保局), in any language; none for those made from areas.</summary>
    public IReadOnlyList<string> AlsoKnownAs { get; init; } = [];
}

/// <summary>What sort of department.</summary>
public enum DepartmentKind
{
    /// <summary>市级部门.</summary>
    Bureau,
    /// <summary>区.</summary>
    District,
    /// <summary>街道, 乡镇.</summary>
    Street,
    /// <summary>水电气热等公共服务企业.</summary>
    Utility,
}

/// <summary>A category of matters, a node of a tree.</summary>
/// <param name="Code">Dotted, parent first: <c>cityscape.streetlight</c>.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="EnglishName">English name.</param>
/// <param name="Parent">Code of the node above, or null.</param>
/// <param name="Phrases">Everyday expressions that speak for it, Chinese and English, for the rules of understanding.</param>
/// <param name="Priority">Default priority of its matters, by name of <c>TicketPriority</c>.</param>
/// <param name="NeedsPlace">True where a matter of this kind cannot be routed without a place.</param>
public sealed record Category(string Code, string Name, string EnglishName, string? Parent, IReadOnlyList<string> Phrases, string Priority, bool NeedsPlace);
