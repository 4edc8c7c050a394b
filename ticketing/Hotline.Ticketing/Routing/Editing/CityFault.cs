namespace Hotline.Ticketing.Routing.Editing;

/// <summary>What is wrong with a change.</summary>
/// <param name="Problem">What.</param>
/// <param name="Value">What was written, where that helps.</param>
public sealed record CityFault(CityProblem Problem, string Value = "");

/// <summary>What can be wrong with a change.</summary>
public enum CityProblem
{
    /// <summary>There is no such entry.</summary>
    UnknownEntry,

    /// <summary>No area has this code.</summary>
    UnknownArea,

    /// <summary>No category has this code.</summary>
    UnknownCategory,

    /// <summary>No department has this code.</summary>
    UnknownDepartment,

    /// <summary>A department stands twice in one line.</summary>
    DepartmentTwice,

    /// <summary>More departments than anybody could choose from by one key each.</summary>
    TooManyAlternatives,

    /// <summary>A name is missing, too long, or broken into lines.</summary>
    NameUnusable,

    /// <summary>Another department has this name.</summary>
    NameTaken,

    /// <summary>It is no telephone number: digits, spaces, hyphens and a leading plus.</summary>
    PhoneUnusable,

    /// <summary>There is no such earlier version.</summary>
    UnknownVersion,
}
