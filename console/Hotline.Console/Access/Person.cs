using System.Security.Claims;
using Hotline.Bot.Staff;
using Microsoft.AspNetCore.Http;

namespace Hotline.Console.Access;

/// <summary>Who is signed in, as the request's cookie says after it was checked against the stored account.</summary>
/// <param name="AccountId">Their account.</param>
/// <param name="Name">For colleagues.</param>
/// <param name="WorkNumber">For residents; empty for those who never speak to any.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Department">Code of their department, or null.</param>
/// <param name="HasSecondFactor">True where an authenticator app is asked for at sign-in.</param>
public sealed record Person(string AccountId, string Name, string WorkNumber, StaffRole Role, string? Department, bool HasSecondFactor)
{
    /// <summary>True where they may.</summary>
    public bool Has(Right right) => Role.Has(right);
}

/// <summary>Reads and writes <see cref="Person"/> as claims.</summary>
internal static class PersonClaims
{
    public const string WorkNumber = "hotline.work_number";
    public const string Department = "hotline.department";
    public const string SecondFactor = "hotline.second_factor";

    /// <summary>Who is signed in, or null.</summary>
    public static Person? Person(this HttpContext context)
    {
        var user = context.User;
        return user.Identity is { IsAuthenticated: true }
            && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && Enum.TryParse<StaffRole>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(id, user.Identity.Name ?? "", user.FindFirstValue(WorkNumber) ?? "", role, user.FindFirstValue(Department), user.HasClaim(SecondFactor, bool.TrueString))
            : null;
    }
}
