using Hotline.Bot.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Console.Access;

/// <summary>
/// Long rather than odd (NIST SP 800-63B): at least <see cref="MinLength"/> characters with a letter and a digit, at least six different
/// ones, and not built around the user name.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<StaffAccount>
{
    public const int MinLength = 10;

    /// <summary>Longer ones cost time to hash and protect no better.</summary>
    public const int MaxLength = 200;

    private const int MinDifferent = 6;

    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password)
    {
        var text = password ?? "";
        var isGood = text.Length is >= MinLength and <= MaxLength
            && text.Any(char.IsLetter)
            && text.Any(char.IsDigit)
            && text.Distinct().Count() >= MinDifferent
            && !text.Contains(user.UserName, StringComparison.OrdinalIgnoreCase);
        return Task.FromResult(isGood ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "WeakPassword" }));
    }
}
