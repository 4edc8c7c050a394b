using Hotline.Bot.Staff;
using Hotline.Console.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Access;

/// <summary>In and out: password, authenticator app, and the one-time set-up of the first administrator.</summary>
internal sealed class SignInEndpoints(IWebHostEnvironment environment, SetUpLink setUp, Audit audit)
{
    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/sign-in", Show).Public();
        console.MapPost("/sign-in", SignInAsync).Public();
        console.MapGet("/second-factor", ShowSecondFactor).Public();
        console.MapPost("/second-factor", SecondFactorAsync).Public();
        console.MapPost("/sign-out", SignOutAsync).Public();
        console.MapGet("/set-up", ShowSetUpAsync).Public();
        console.MapPost("/set-up", SetUpAsync).Public();
    }

    private IResult Show(HttpContext context, string? back) => Page(context, back, "", null);

    private async Task<IResult> SignInAsync(HttpContext context, SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, back) = (form["userName"].ToString().Trim(), form["back"].ToString());
        var result = await signIn.PasswordSignInAsync(name, form["password"].ToString(), isPersistent: false, lockoutOnFailure: true);
        var account = await users.FindByNameAsync(name);
        if (result.Succeeded)
        {
            await audit.WriteAsync(account!.Id, "session.begun", account.Id);
            return context.SeeOther(Local(back));
        }

        if (result.RequiresTwoFactor)
            return context.SeeOther("/console/second-factor?back=" + Uri.EscapeDataString(Local(back)));
        await audit.WriteAsync(null, result.IsLockedOut ? "session.locked" : "session.refused", account?.Id ?? "-");
        // The same words for a wrong name, a wrong password and a closed account: which of them it was is nobody's business.
        return Page(context, back, name, result.IsLockedOut ? T("SignIn_Locked") : T("SignIn_Wrong"), StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult ShowSecondFactor(HttpContext context, string? back)
        => context.Page(T("SignIn"), Fragment.Of<SecondFactorPage>(new SecondFactorModel(Local(back), null)));

    private async Task<IResult> SecondFactorAsync(HttpContext context, SignInManager<StaffAccount> signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var back = Local(form["back"]);
        var code = string.Concat(form["code"].ToString().Where(char.IsAsciiDigit));
        var account = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (account is null)
            return context.SeeOther("/console/sign-in");
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        await audit.WriteAsync(result.Succeeded ? account.Id : null, result.Succeeded ? "session.begun" : "session.refused", account.Id);
        return result.Succeeded
            ? context.SeeOther(back)
            : context.Page(T("SignIn"), Fragment.Of<SecondFactorPage>(new SecondFactorModel(back, T(result.IsLockedOut ? "SignIn_Locked" : "SecondFactor_Wrong"))),
                status: StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, CancellationToken _)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return context.SeeOther("/console/sign-in");
    }

    private async Task<IResult> ShowSetUpAsync(HttpContext context, string? code)
        => await setUp.AcceptsAsync(code, context.RequestAborted) ? SetUpPage(context, new(code!, "", "", null)) : Refusals.NotFound(context);

    private async Task<IResult> SetUpAsync(HttpContext context, UserManager<StaffAccount> users)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var code = form["code"].ToString();
        if (!await setUp.AcceptsAsync(code, context.RequestAborted))
            return Refusals.NotFound(context);
        var (name, display) = (form["userName"].ToString().Trim(), form["displayName"].ToString().Trim());
        var account = new StaffAccount
        {
            Id = Guid.NewGuid().ToString("N"),
            UserName = name,
            DisplayName = display.Length is > 0 and <= 64 ? display : name,
            Role = StaffRole.Administrator,
        };
        var result = await users.CreateAsync(account, form["password"].ToString());
        if (!result.Succeeded)
            return SetUpPage(context, new(code, name, display, AccountErrors.Say(result)), StatusCodes.Status422UnprocessableEntity);
        await audit.WriteAsync(null, "account.created", account.Id, "set-up");
        return context.SeeOther("/console/sign-in");
    }

    private static IResult SetUpPage(HttpContext context, SetUpModel model, int status = StatusCodes.Status200OK)
        => context.Page(T("SetUp_Title"), Fragment.Of<SetUpPage>(model), status: status);

    private IResult Page(HttpContext context, string? back, string name, string? error, int status = StatusCodes.Status200OK)
        => context.Page(T("SignIn"), Fragment.Of<SignInPage>(
            new SignInModel(Local(back), name, error, environment.IsDevelopment() ? DemoAccounts.All : [])), status: status);

    /// <summary>Only ever to the console itself: an address given in a link must not lead elsewhere.</summary>
    internal static string Local(string? back)
        => back is not null && (back == "/console" || back.StartsWith("/console/", StringComparison.Ordinal)) && !back.Contains('\\', StringComparison.Ordinal)
            && !back.Contains("sign-in", StringComparison.Ordinal)
            ? back
            : "/console";
}
