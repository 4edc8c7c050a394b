using Hotline.Bot.Staff;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Settings;

/// <summary>The city's own lists, to read: departments, areas, categories. What can be changed here, <see cref="CityEditEndpoints"/> does.</summary>
internal sealed class CityEndpoints(ICityDirectory city, ICityDesk desk, IStaffAccounts accounts)
{
    private const int MostFound = 100;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/settings/departments", DepartmentsAsync).Require(Right.Administer);
        console.MapGet("/settings/areas", Areas).Require(Right.Administer);
        console.MapGet("/settings/categories", Categories).Require(Right.Administer);
    }

    private async Task<IResult> DepartmentsAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var people = (await accounts.ListAsync(cancellationToken)).Where(a => a is { IsClosed: false, Department: not null }).CountBy(a => a.Department!).ToDictionary();
        var byKind = city.Departments.ToLookup(d => d.Kind);
        // A street's department is named after its area, and so is the district's above it.
        var streets = byKind[DepartmentKind.Street].ToLookup(d => city.FindArea(d.Code["street-".Length..])?.Parent);
        return context.Page(T("Settings_Departments"), Fragment.Of<DepartmentsPage>(new DepartmentsModel(byKind, streets, people, desk.FallbackDepartment)));
    }

    private IResult Areas(HttpContext context, string? code, string? find)
    {
        var here = code is null ? null : city.FindArea(code);
        if (code is not null && here is null)
            return Refusals.NotFound(context);
        var wanted = find?.Trim() is { Length: > 0 } given ? given : null;
        var shown = city.Areas.Where(a => wanted is null ? a.Parent == here?.Code : a.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase) || a.EnglishName?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true);
        var path = new Stack<Area>();
        for (var area = here; area is not null; area = area.Parent is { } parent ? city.FindArea(parent) : null)
            path.Push(area);
        return context.Page(T("Settings_Areas"), Fragment.Of<AreasPage>(new AreasModel(
            [.. path], [.. shown.Take(wanted is null ? int.MaxValue : MostFound)], city.Areas.Where(a => a.Parent is not null).CountBy(a => a.Parent!).ToDictionary(), wanted,
            city.Areas.CountBy(a => a.Level).ToDictionary())));
    }

    private IResult Categories(HttpContext context) => context.Page(T("Settings_Categories"), Fragment.Of<CategoriesPage>(new CategoriesModel(city.Categories)));
}

/// <summary>The departments.</summary>
/// <param name="ByKind">All of them.</param>
/// <param name="Streets">Those of streets by their district.</param>
/// <param name="People">How many accounts they have.</param>
/// <param name="Fallback">Code of the one that must take what is left.</param>
public sealed record DepartmentsModel(
    ILookup<DepartmentKind, Department> ByKind, ILookup<string?, Department> Streets, IReadOnlyDictionary<string, int> People, string Fallback);

/// <summary>Areas below one, or found by name.</summary>
public sealed record AreasModel(
    IReadOnlyList<Area> Path, IReadOnlyList<Area> Areas, IReadOnlyDictionary<string, int> Children, string? Find, IReadOnlyDictionary<AreaLevel, int> Levels);

/// <summary>The categories, parents before children.</summary>
public sealed record CategoriesModel(IReadOnlyList<Category> Categories);
