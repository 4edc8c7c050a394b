namespace Hotline.Ticketing.Reporting;

/// <summary>What figures are told apart by.</summary>
public enum ReportDimension
{
    /// <summary>By department: tickets by the one that leads, clocks by the one that owes them.</summary>
    Department,
    /// <summary>By district of the matter's place.</summary>
    Area,
    /// <summary>By category of the first level.</summary>
    Category,
    /// <summary>By category as deep as it is known.</summary>
    Subcategory,
    /// <summary>By the channel on which tickets were opened.</summary>
    Channel,
    /// <summary>By the city's calendar month in which tickets were opened, such as 2026-03.</summary>
    Month,
}
