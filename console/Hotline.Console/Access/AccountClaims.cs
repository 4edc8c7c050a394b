using System.Security.Claims;
using Hotline.Bot.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Console.Access;

/// <summary>Writes who somebody is into their cookie.</summary>
internal sealed class AccountClaims(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<StaffAccount>
{
    public Task<ClaimsPrincipal> CreateAsync(StaffAccount user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, user.Id));
        identity.AddClaim(new(ClaimTypes.Name, user.DisplayName));
        identity.AddClaim(new(ClaimTypes.Role, user.Role.ToString()));
        identity.AddClaim(new(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? ""));
        if (user.WorkNumber is { } number)
            identity.AddClaim(new(PersonClaims.WorkNumber, number));
        if (user.Department is { } department)
            identity.AddClaim(new(PersonClaims.Department, department));
        identity.AddClaim(new(PersonClaims.SecondFactor, user.HasSecondFactor.ToString()));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
