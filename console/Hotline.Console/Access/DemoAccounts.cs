using Hotline.Bot.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hotline.Console.Access;

/// <summary>In Development, an account of every role that anybody may use.</summary>
internal sealed class DemoAccounts(UserManager<StaffAccount> users)
{
    /// <summary>Well known, as every key of Development.</summary>
    public const string Password = "hotline-demo-96156";

    private const string Department = "city-management";

    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new("operator", StaffRole.Operator, "李静", "101", null),
        new("operator2", StaffRole.Operator, "赵磊", "102", null),
        new("clerk", StaffRole.DepartmentStaff, "孙悦", null, Department),
        new("head", StaffRole.DepartmentHead, "周正", null, Department),
        new("supervisor", StaffRole.Supervisor, "陈敏", "201", null),
        new("editor", StaffRole.Editor, "吴文", null, null),
        new("admin", StaffRole.Administrator, "郑安", null, null),
        new("auditor", StaffRole.Auditor, "冯清", null, null),
    ];

    /// <summary>Creates those that are missing.</summary>
    public async Task EnsureAsync()
    {
        string? hash = null;
        foreach (var demo in All)
        {
            if (await users.FindByNameAsync(demo.UserName) is not null)
                continue;
            var account = new StaffAccount
            {
                Id = Guid.NewGuid().ToString("N"),
                UserName = demo.UserName,
                DisplayName = demo.DisplayName,
                WorkNumber = demo.WorkNumber,
                Role = demo.Role,
                Department = demo.Department,
            };
            // Hashing is slow by intent; one hash does for passwords that everybody knows.
            account.PasswordHash = hash ??= users.PasswordHasher.HashPassword(account, Password);
            await users.CreateAsync(account);
        }
    }
}

/// <summary>Creates them before the service listens.</summary>
internal sealed class DemoAccountsAtStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>An account of Development.</summary>
public sealed record DemoAccount(string UserName, StaffRole Role, string DisplayName, string? WorkNumber, string? Department);
