using System.Collections.Frozen;

namespace Hotline.Ticketing.Routing;

/// <inheritdoc cref="ICityDirectory"/>
internal sealed class CityDirectory(
    string cityName, string cityEnglishName, IReadOnlyList<Area> areas, IReadOnlyList<Department> departments, IReadOnlyList<Category> categories)
    : ICityDirectory
{
    private readonly Dictionary<string, Area> areasByCode = areas.ToDictionary(area => area.Code);
    // Both together: whoever looks while they are replaced sees the earlier ones or the later ones.
    private volatile DepartmentList departmentList = new(departments);

    private readonly FrozenDictionary<string, Category> categoriesByCode = categories.ToFrozenDictionary(category => category.Code);

    public string CityName { get; } = cityName;

    public string CityEnglishName { get; } = cityEnglishName;

    public IReadOnlyList<Area> Areas { get; } = areas;

    public Area? FindArea(string code) => areasByCode.GetValueOrDefault(code);

    public IReadOnlyList<Department> Departments => departmentList.All;

    public Department? FindDepartment(string code) => departmentList.ByCode.GetValueOrDefault(code);

    /// <summary>Takes departments with other names and numbers; their codes stay.</summary>
    public void Take(IReadOnlyList<Department> changed) => departmentList = new(changed);

    public IReadOnlyList<Category> Categories { get; } = categories;

    public Category? FindCategory(string code) => categoriesByCode.GetValueOrDefault(code);

    private sealed class DepartmentList(IReadOnlyList<Department> all)
    {
        public IReadOnlyList<Department> All { get; } = all;

        public FrozenDictionary<string, Department> ByCode { get; } = all.ToFrozenDictionary(department => department.Code);
    }
}
