using System.Net;
using Hotline.Bot.Staff;
using Hotline.Console.Access;

namespace Hotline.Console.Tests.Access;

/// <summary>Every endpoint of the console against everybody who must not use it, told from the endpoints themselves: none can be forgotten.</summary>
public sealed class RouteAttackTests(RunningConsole console)
{
    /// <summary>An account a role; which roles there are is told from the type.</summary>
    private static readonly Dictionary<StaffRole, string> Accounts = new()
    {
        [StaffRole.Operator] = "operator",
        [StaffRole.DepartmentStaff] = "clerk",
        [StaffRole.DepartmentHead] = "head",
        [StaffRole.Supervisor] = "supervisor",
        [StaffRole.Editor] = "editor",
        [StaffRole.Administrator] = "admin",
        [StaffRole.Auditor] = "auditor",
    };

    public static TheoryData<StaffRole> EveryRole => [.. Enum.GetValues<StaffRole>()];

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task EveryEndpoint_ByARoleWithoutItsRight_IsForbidden(StaffRole role)
    {
        using var visitor = await Visitor.SignedInAsync(console.Address, Accounts[role]);
        await visitor.GetAsync("/console/account");
        var closed = (await ConsoleRoutes.ReadAsync()).Where(r => r.Guard is { IsPublic: false, AnyOf.Length: > 0 } guard && !guard.AnyOf.Any(right => role.Has(right))).ToArray();

        var wrong = new List<string>();
        foreach (var route in closed)
        {
            var status = await CallAsync(visitor, route);
            if (status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                wrong.Add($"{route.Method} {route.Pattern}: {status}");
        }

        closed.Length.ShouldBeGreaterThan(10);
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryEndpoint_ThatIsNotForEverybody_SendsStrangersToTheDoor()
    {
        using var stranger = new Visitor(console.Address);
        await stranger.GetAsync("/console/sign-in");

        var wrong = new List<string>();
        foreach (var route in (await ConsoleRoutes.ReadAsync()).Where(r => r.Guard is { IsPublic: false }))
        {
            using var response = route.Method == "GET" ? await stranger.Client.GetAsync(Address(route), TestContext.Current.CancellationToken) : await stranger.PostAsync(route.Path);
            if (response.StatusCode != HttpStatusCode.SeeOther || response.Headers.Location?.OriginalString.StartsWith("/console/sign-in", StringComparison.Ordinal) != true)
                wrong.Add($"{route.Method} {route.Pattern}: {response.StatusCode}");
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task EveryForm_SentFromAnotherSite_IsRefused(StaffRole role)
    {
        using var visitor = await Visitor.SignedInAsync(console.Address, Accounts[role]);
        var open = (await ConsoleRoutes.ReadAsync())
            .Where(r => r.Method != "GET" && r.Guard is { } guard && (guard.AnyOf.Length == 0 || guard.AnyOf.Any(right => role.Has(right)))).ToArray();

        var wrong = new List<string>();
        foreach (var route in open)
        {
            // Another site cannot read the token; the cookies it would have are sent all the same.
            using var response = await visitor.PostAsync(route.Path, "forged", ("text", "x"), ("userName", "x"), ("password", "x"));
            if (response.StatusCode != HttpStatusCode.BadRequest)
                wrong.Add($"{route.Pattern}: {response.StatusCode}");
        }

        open.Length.ShouldBeGreaterThan(4);
        wrong.ShouldBeEmpty();
    }

    private static async Task<HttpStatusCode> CallAsync(Visitor visitor, ConsoleRoute route)
    {
        if (route.Method != "GET")
        {
            using var posted = await visitor.PostAsync(route.Path, ("text", "越权"));
            return posted.StatusCode;
        }

        // A stream that is open by mistake would never end.
        using var response = await visitor.Client.GetAsync(Address(route), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static Uri Address(ConsoleRoute route) => new(route.Path, UriKind.Relative);
}
