using System.Collections.Frozen;

namespace Hotline.Ticketing.Routing;

/// <inheritdoc cref="ICityDirectory"/>
internal sealed class CityDirectory(
    string cityName, string cityEnglishName, IReadOnlyList<Area> areas, IReadOnlyList<Department> departments, IReadOnlyList<Category> categories)
    : ICityDirectory
{
    private readonly Dictionary<string, Area> areasByCode = areas.ToDictionary(area => area.Code);
    private readonly FrozenDictionary<string, Department> departmentsByCode = departments.ToFrozenDictionary(department => department.Code);
    private readonly FrozenDictionary<string, Category> categoriesByCode = categories.ToFrozenDictionary(category => category.Code);

    public string CityName { get; } = cityName;

    public string CityEnglishName { get; } = cityEnglishName;

    public IReadOnlyList<Area> Areas { get; } = areas;

    public Area? FindArea(string code) => areasByCode.GetValueOrDefault(code);

    public IReadOnlyList<Department> Departments { get; } = departments;

    public Department? FindDepartment(string code) => departmentsByCode.GetValueOrDefault(code);

    public IReadOnlyList<Category> Categories { get; } = categories;

    public Category? FindCategory(string code) => categoriesByCode.GetValueOrDefault(code);
}
