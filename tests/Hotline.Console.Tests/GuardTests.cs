using Hotline.Console.Access;
using Hotline.Host.Start;
using Microsoft.AspNetCore.Routing;

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
        var directory = Directory.CreateTempSubdirectory("hotline-guards-").FullName;
        try
        {
            await using var app = HotlineApp.Build(["--environment", "Development", "--Storage:Directory", directory]);
            var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                .Where(e => e.RoutePattern.RawText!.StartsWith("/console", StringComparison.Ordinal)).ToArray();

            endpoints.Length.ShouldBeGreaterThan(15);
            endpoints.Where(e => e.Metadata.GetMetadata<Guard>() is not { IsPublic: false }).Select(e => e.RoutePattern.RawText!.TrimEnd('/')).Distinct()
                .ShouldBe(Open, ignoreOrder: true);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
