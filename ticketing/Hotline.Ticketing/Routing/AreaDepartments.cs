namespace Hotline.Ticketing.Routing;

/// <summary>Codes of the departments that are made from areas.</summary>
internal static class AreaDepartments
{
    public const string DistrictPrefix = "district-";
    public const string StreetPrefix = "street-";

    /// <summary>Code of the department of a district or a street.</summary>
    public static string CodeOf(Area area) => (area.Level == AreaLevel.District ? DistrictPrefix : StreetPrefix) + area.Code;
}
