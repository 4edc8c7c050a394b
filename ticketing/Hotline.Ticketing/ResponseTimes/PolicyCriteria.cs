using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.ResponseTimes;

/// <summary>Which matters a policy holds for; a null criterion fits all.</summary>
internal sealed record PolicyCriteria(string? Area, string? Department, string? Category, TicketKind? Kind, TicketPriority? Priority)
{
    private const int DistrictCodeLength = 6;

    /// <summary>
    /// Order of precedence: area, department, category, kind, priority, each finer value before a coarser one. Two criteria
    /// with the same figure name the same things, so they can fit the same matter only if they are equal.
    /// </summary>
    public int Specificity { get; } =
        (Area is null ? 0 : Area.Length == DistrictCodeLength ? 1 : 2) * 24
        + (Department is null ? 0 : 12)
        + (Category is null ? 0 : Category.Contains('.', StringComparison.Ordinal) ? 2 : 1) * 4
        + (Kind is null ? 0 : 2)
        + (Priority is null ? 0 : 1);

    public bool Fit(Matter matter, string department) =>
        (Area is null || Area == matter.Place.District || Area == matter.Place.Street)
        && (Department is null || Department == department)
        && (Category is null || IsWithin(matter.Category, Category))
        && (Kind is null || Kind == matter.Kind)
        && (Priority is null || Priority == matter.Priority);

    /// <summary>For the record: what made this policy the one.</summary>
    public override string ToString()
    {
        string?[] said =
        [
            Area is null ? null : $"area={Area}",
            Department is null ? null : $"department={Department}",
            Category is null ? null : $"category={Category}",
            Kind is null ? null : $"kind={Kind}",
            Priority is null ? null : $"priority={Priority}",
        ];
        return string.Join(", ", said.Where(criterion => criterion is not null).DefaultIfEmpty("every matter"));
    }

    private static bool IsWithin(string? category, string ancestor) => category is not null
        && category.StartsWith(ancestor, StringComparison.Ordinal)
        && (category.Length == ancestor.Length || category[ancestor.Length] == '.');
}
