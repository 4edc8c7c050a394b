using Microsoft.AspNetCore.Identity;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Access;

/// <summary>Says why an account was not stored.</summary>
internal static class AccountErrors
{
    public static string Say(IdentityResult result) => result.Errors.Select(e => e.Code).FirstOrDefault() switch
    {
        "WeakPassword" => T("Password_Weak"),
        "DuplicateUserName" => T("UserName_Taken"),
        "InvalidUserName" => T("UserName_Invalid"),
        "PasswordMismatch" => T("Password_Mismatch"),
        _ => T("Account_NotSaved"),
    };
}
