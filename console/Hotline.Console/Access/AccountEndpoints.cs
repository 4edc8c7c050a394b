using System.Globalization;
using System.Text;
using Hotline.Bot.Staff;
using Hotline.Console.Desk.Offers;
using Hotline.Console.Layout;
using Hotline.Ticketing.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Access;

/// <summary>One's own account: password, authenticator app, language.</summary>
internal sealed class AccountEndpoints(Audit audit, ICityDirectory city)
{
    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/account", ShowAsync).RequireSignedIn();
        console.MapPost("/account/password", PasswordAsync).RequireSignedIn();
        console.MapPost("/account/telephone", TelephoneAsync).Require(Right.Operate);
        console.MapPost("/account/skills", SkillsAsync).Require(Right.Operate);
        console.MapPost("/account/second-factor/key", NewKeyAsync).RequireSignedIn();
        console.MapPost("/account/second-factor", TurnOnAsync).RequireSignedIn();
        console.MapPost("/account/second-factor/off", TurnOffAsync).RequireSignedIn();
        console.MapPost("/language", LanguageAsync).Public();
    }

    private static async Task<IResult> ShowAsync(HttpContext context, UserManager<StaffAccount> users, string? done)
        => Page(context, await AccountAsync(context, users), showKey: done == "key", notice: done is "password" or "on" or "off" or "telephone" or "skills" or "needed" ? T("Account_Done_" + done) : null);

    private async Task<IResult> PasswordAsync(HttpContext context, UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = await AccountAsync(context, users);
        var result = await users.ChangePasswordAsync(account, form["old"].ToString(), form["password"].ToString());
        if (!result.Succeeded)
            return Page(context, account, error: AccountErrors.Say(result));
        await audit.WriteAsync(account.Id, "account.password", account.Id);
        await signIn.RefreshSignInAsync(account);
        return context.SeeOther("/console/account?done=password");
    }

    private async Task<IResult> TelephoneAsync(HttpContext context, UserManager<StaffAccount> users)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = await AccountAsync(context, users);
        var written = form["phone"].ToString().Trim();
        if (written.Length > 0 && Telephone.Normalise(written) is null)
            return Page(context, account, error: T("Account_TelephoneWrong"));
        account.PhoneNumber = Telephone.Normalise(written);
        await users.UpdateAsync(account);
        await audit.WriteAsync(account.Id, "account.telephone", account.Id);
        return context.SeeOther("/console/account?done=telephone");
    }

    private async Task<IResult> SkillsAsync(HttpContext context, UserManager<StaffAccount> users)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = await AccountAsync(context, users);
        account.Skills = [.. form["skill"].OfType<string>().Distinct().Where(s =>
            s == OperatorSkills.English || OperatorSkills.IsChannel(s) || city.FindCategory(s) is { Parent: null })];
        if (int.TryParse(form["capacity"], NumberStyles.None, CultureInfo.InvariantCulture, out var capacity) && capacity is >= 1 and <= OperatorSkills.MostAtOnce)
            account.Capacity = capacity;
        await users.UpdateAsync(account);
        await audit.WriteAsync(account.Id, "account.skills", account.Id, string.Join(' ', account.Skills));
        return context.SeeOther("/console/account?done=skills");
    }

    private static async Task<IResult> NewKeyAsync(HttpContext context, UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn)
    {
        var account = await AccountAsync(context, users);
        if (!account.HasSecondFactor)
        {
            await users.ResetAuthenticatorKeyAsync(account);
            await signIn.RefreshSignInAsync(account);
        }

        return context.SeeOther("/console/account?done=key");
    }

    private async Task<IResult> TurnOnAsync(HttpContext context, UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = await AccountAsync(context, users);
        var code = string.Concat(form["code"].ToString().Where(char.IsAsciiDigit));
        if (account.AuthenticatorKey is null || !await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, code))
            return Page(context, account, showKey: true, error: T("SecondFactor_Wrong"));
        await users.SetTwoFactorEnabledAsync(account, true);
        await audit.WriteAsync(account.Id, "account.secondFactorOn", account.Id);
        await signIn.RefreshSignInAsync(account);
        return context.SeeOther("/console/account?done=on");
    }

    private async Task<IResult> TurnOffAsync(HttpContext context, UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = await AccountAsync(context, users);
        if (!await users.CheckPasswordAsync(account, form["password"].ToString()))
            return Page(context, account, error: T("Password_Mismatch"));
        account.AuthenticatorKey = null;
        await users.SetTwoFactorEnabledAsync(account, false);
        await audit.WriteAsync(account.Id, "account.secondFactorOff", account.Id);
        await signIn.RefreshSignInAsync(account);
        return context.SeeOther("/console/account?done=off");
    }

    private static async Task<IResult> LanguageAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var language = form["language"].ToString();
        if (Languages.Contains(language))
        {
            context.Response.Cookies.Append(ConsoleModule.LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new(language)), new()
            {
                Path = "/console",
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(400),
            });
        }

        var back = form["back"].ToString();
        return context.SeeOther(back.StartsWith("/console/sign-in", StringComparison.Ordinal) ? "/console/sign-in" : SignInEndpoints.Local(back));
    }

    private static async Task<StaffAccount> AccountAsync(HttpContext context, UserManager<StaffAccount> users)
        => await users.FindByIdAsync(context.Person()!.AccountId) ?? throw new InvalidOperationException("A signed-in account is not stored.");

    private static IResult Page(HttpContext context, StaffAccount account, bool showKey = false, string? notice = null, string? error = null)
    {
        var key = showKey && !account.HasSecondFactor ? account.AuthenticatorKey : null;
        return context.Page(
            T("Account_Title"),
            Fragment.Of<AccountPage>(new AccountModel(account.HasSecondFactor, key is null ? null : InGroups(key), key is null ? null : Address(account, key), notice, error, account.Role.Has(Right.Operate), account.PhoneNumber, account.Skills, account.Capacity)),
            status: error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static string InGroups(string key)
    {
        var text = new StringBuilder();
        for (var i = 0; i < key.Length; i++)
            text.Append(i > 0 && i % 4 == 0 ? " " : "").Append(key[i]);
        return text.ToString();
    }

    /// <summary>As authenticator apps read it (the Key Uri Format).</summary>
    private static string Address(StaffAccount account, string key)
        => string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/Hotline:{Uri.EscapeDataString(account.UserName)}?secret={key}&issuer=Hotline&digits=6");
}
