using Hotline.Bot.Staff;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Ticketing.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.People;

/// <summary>Accounts: add people, close and open their accounts, give a new password, take a lost authenticator app away.</summary>
internal sealed class PeopleEndpoints(IStaffAccounts accounts, ICityDirectory city, Audit audit, TimeProvider time)
{
    private const int MaxName = 64;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/people", ShowAsync).Require(Right.Administer);
        console.MapPost("/people", AddAsync).Require(Right.Administer);
        console.MapPost("/people/{id}/change", EditAsync).Require(Right.Administer);
        console.MapPost("/people/{id}/close", (HttpContext c, UserManager<StaffAccount> users, string id) => ChangeAsync(c, users, id, "closed", a => a.IsClosed = true)).Require(Right.Administer);
        console.MapPost("/people/{id}/open", (HttpContext c, UserManager<StaffAccount> users, string id) => ChangeAsync(c, users, id, "opened", Open)).Require(Right.Administer);
        console.MapPost("/people/{id}/second-factor", (HttpContext c, UserManager<StaffAccount> users, string id) => ChangeAsync(c, users, id, "secondFactorOff", Forget)).Require(Right.Administer);
        console.MapPost("/people/{id}/password", PasswordAsync).Require(Right.Administer);
    }

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken) => await PageAsync(context, null, cancellationToken);

    private async Task<IResult> AddAsync(HttpContext context, UserManager<StaffAccount> users)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var name = form["userName"].ToString().Trim();
        if (PlaceOf(form) is not { } place || name.Length is 0 or > MaxName)
            return await PageAsync(context, T("People_Incomplete"), context.RequestAborted);
        var account = new StaffAccount
        {
            Id = Guid.NewGuid().ToString("N"),
            UserName = name,
            DisplayName = place.DisplayName,
            WorkNumber = place.WorkNumber,
            Role = place.Role,
            Department = place.Department,
        };
        var result = await users.CreateAsync(account, form["password"].ToString());
        if (!result.Succeeded)
            return await PageAsync(context, AccountErrors.Say(result), context.RequestAborted);
        await audit.WriteAsync(context.Person()!.AccountId, "account.created", account.Id, place.ToString());
        return context.SeeOther("/console/people");
    }

    /// <summary>A person moves to another department, another role: the session ends, and what they did stays theirs.</summary>
    private async Task<IResult> EditAsync(HttpContext context, UserManager<StaffAccount> users, string id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (id == context.Person()!.AccountId || await users.FindByIdAsync(id) is not { } account)
            return Refusals.NotFound(context);
        if (PlaceOf(form) is not { } place)
            return await PageAsync(context, T("People_Incomplete"), context.RequestAborted);
        (account.DisplayName, account.WorkNumber, account.Role, account.Department) = (place.DisplayName, place.WorkNumber, place.Role, place.Department);
        await users.UpdateSecurityStampAsync(account);
        await audit.WriteAsync(context.Person()!.AccountId, "account.changed", account.Id, place.ToString());
        return context.SeeOther("/console/people");
    }

    /// <summary>Who somebody is in the house; null where the form is incomplete or does not fit together.</summary>
    private PlaceInTheHouse? PlaceOf(IFormCollection form)
    {
        var (display, number) = (form["displayName"].ToString().Trim(), form["workNumber"].ToString().Trim());
        var department = form["department"].ToString() is { Length: > 0 } code ? city.FindDepartment(code)?.Code : null;
        return !Enum.TryParse<StaffRole>(form["role"], out var role) || !Enum.IsDefined(role) || display.Length is 0 or > MaxName
            || number.Length > 10 || (role is StaffRole.DepartmentStaff or StaffRole.DepartmentHead) != (department is not null)
            || (role is StaffRole.Operator or StaffRole.Supervisor && number.Length == 0)
            ? null : new(display, role, department, number.Length > 0 ? number : null);
    }

    private async Task<IResult> ChangeAsync(HttpContext context, UserManager<StaffAccount> users, string id, string what, Action<StaffAccount> change)
    {
        // Nobody closes the door behind which they stand.
        if (id == context.Person()!.AccountId || await users.FindByIdAsync(id) is not { } account)
            return Refusals.NotFound(context);
        change(account);
        await users.UpdateSecurityStampAsync(account);
        await audit.WriteAsync(context.Person()!.AccountId, "account." + what, account.Id);
        return context.SeeOther("/console/people");
    }

    private async Task<IResult> PasswordAsync(HttpContext context, UserManager<StaffAccount> users, string id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await users.FindByIdAsync(id) is not { } account)
            return Refusals.NotFound(context);
        var token = await users.GeneratePasswordResetTokenAsync(account);
        var result = await users.ResetPasswordAsync(account, token, form["password"].ToString());
        if (!result.Succeeded)
            return await PageAsync(context, AccountErrors.Say(result), context.RequestAborted);
        await audit.WriteAsync(context.Person()!.AccountId, "account.passwordReset", account.Id);
        return context.SeeOther("/console/people");
    }

    private async Task<IResult> PageAsync(HttpContext context, string? error, CancellationToken cancellationToken)
        => context.Page(
            T("People_Title"), Fragment.Of<PeoplePage>(new PeopleModel(await accounts.ListAsync(cancellationToken), time.GetUtcNow(), error)),
            status: error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private sealed record PlaceInTheHouse(string DisplayName, StaffRole Role, string? Department, string? WorkNumber)
    {
        public override string ToString() => string.Join(' ', new[] { Role.ToString(), Department, WorkNumber }.OfType<string>());
    }

    private static void Open(StaffAccount account)
    {
        account.IsClosed = false;
        account.LockedUntil = null;
        account.AccessFailedCount = 0;
    }

    private static void Forget(StaffAccount account)
    {
        account.HasSecondFactor = false;
        account.AuthenticatorKey = null;
    }
}

/// <summary>The accounts.</summary>
public sealed record PeopleModel(IReadOnlyList<StaffAccount> Accounts, DateTimeOffset Now, string? Error);
