namespace Hotline.Console.Tests;

public sealed class GuardTests
{
    /// <summary>Whoever adds an endpoint for everybody says so here.</summary>
    private static readonly string[] Open =
    [
        "/console/sign-in", "/console/second-factor", "/console/sign-out", "/console/set-up", "/console/language", "/console/{**rest}",
        "/console/assets/{version}/{name}",
    ];

    [Fact]
    public async Task EveryEndpoint_SaysWhoMayCallIt()
    {
        var routes = await ConsoleRoutes.ReadAsync();

        routes.Count.ShouldBeGreaterThan(15);
        routes.Where(r => r.Guard is not { IsPublic: false }).Select(r => r.Pattern).Distinct().ShouldBe(Open, ignoreOrder: true);
    }
}
