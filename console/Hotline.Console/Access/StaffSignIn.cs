using Hotline.Bot.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Console.Access;

/// <summary>Signs staff in as the framework does, but never refuses the right password because two sign-ins of one account were at once.</summary>
internal sealed class StaffSignIn(
    UserManager<StaffAccount> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<StaffAccount> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<StaffAccount>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffAccount> confirmation)
    : SignInManager<StaffAccount>(users, context, claims, options, logger, schemes, confirmation)
{
    /// <summary>
    /// Sets the count of wrong passwords to nothing. The framework refuses the sign-in when this loses a race against another one of the same
    /// account, which set the same count to nothing: here that is no fault.
    /// </summary>
    protected override async Task ResetLockout(StaffAccount user) => await UserManager.ResetAccessFailedCountAsync(user);
}
