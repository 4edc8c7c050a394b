namespace Hotline.Ticketing.Routing.Editing;

/// <summary>A change that the console made to an entry of the city's lists. It stands over the files; the latest of an entry is in force.</summary>
public sealed record CityVersion
{
    /// <summary>Which list.</summary>
    public required CityList List { get; init; }

    /// <summary>Which entry: see <see cref="CityList"/>.</summary>
    public required string Key { get; init; }

    /// <summary>1 for the entry's first change, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>What stands there; null: what the file says; empty: nothing, though the file has it (lines of the routing table alone).</summary>
    public required string? Text { get; init; }

    /// <summary>Account of who changed it.</summary>
    public required string AccountId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The lists that can be changed while the service runs.</summary>
public enum CityList
{
    /// <summary>Lines of the routing table. Key: <see cref="RouteValue.KeyOf"/>; text: <see cref="RouteValue"/>.</summary>
    Routes,

    /// <summary>Names and numbers of departments. Key: the department's code; text: <see cref="DepartmentValue"/>.</summary>
    Departments,

    /// <summary>Who must take what nobody else can be given. One entry, with the key <see cref="CityListKeys.Fallback"/>; text: a department's code.</summary>
    FallbackOwner,
}

/// <summary>Keys that are no codes.</summary>
public static class CityListKeys
{
    /// <summary>The only entry of <see cref="CityList.FallbackOwner"/>.</summary>
    public const string Fallback = "city";
}

/// <summary>Whom a line of the routing table names.</summary>
/// <param name="Department">Code of a department, <c>@street</c> or <c>@district</c>.</param>
/// <param name="Alternatives">Likewise, who else could act.</param>
public sealed record RouteValue(string Department, IReadOnlyList<string> Alternatives)
{
    /// <summary>Key of the line of an area and a category; <c>*</c> or null: any.</summary>
    public static string KeyOf(string? area, string? category) => $"{area ?? RoutingRule.Any} {category ?? RoutingRule.Any}";

    /// <summary>The area and the category of a key, <c>*</c> for any; null where it is no key.</summary>
    public static (string Area, string Category)? PartsOf(string key) => key.Split(' ') is [{ Length: > 0 } area, { Length: > 0 } category] ? (area, category) : null;

    /// <summary>As a version keeps it.</summary>
    public string Text => string.Join(' ', Alternatives.Prepend(Department));

    /// <summary>Reads <see cref="Text"/>; null where no line stands.</summary>
    public static RouteValue? Parse(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var department, .. var others] ? new(department, others) : null;
}

/// <summary>What can be changed of a department.</summary>
/// <param name="Name">Chinese name.</param>
/// <param name="EnglishName">English name.</param>
/// <param name="Phone">Its public number, or null.</param>
public sealed record DepartmentValue(string Name, string EnglishName, string? Phone)
{
    /// <summary>As a version keeps it: a line each.</summary>
    public string Text => string.Join('\n', Name, EnglishName, Phone);

    /// <summary>Reads <see cref="Text"/>.</summary>
    public static DepartmentValue? Parse(string text)
        => text.Split('\n') is [var name, var english, var phone] ? new(name, english, phone.Length == 0 ? null : phone) : null;
}

/// <summary>The stored changes. Implemented by storage.</summary>
public interface ICityVersions
{
    /// <summary>All changes of an entry, newest first.</summary>
    Task<IReadOnlyList<CityVersion>> HistoryAsync(CityList list, string key, CancellationToken cancellationToken);

    /// <summary>The latest change of every entry that was ever changed.</summary>
    Task<IReadOnlyList<CityVersion>> InForceAsync(CancellationToken cancellationToken);

    /// <summary>A number that grows with every change; the same number: nothing has changed.</summary>
    Task<long> StampAsync(CancellationToken cancellationToken);

    /// <summary>Writes a change; false, with nothing written, where its number is taken: somebody else changed the entry meanwhile.</summary>
    Task<bool> WriteAsync(CityVersion version, CancellationToken cancellationToken);
}
