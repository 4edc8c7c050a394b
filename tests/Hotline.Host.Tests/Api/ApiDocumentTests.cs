using Hotline.Host.Start;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Host.Tests.Api;

/// <summary>The OpenAPI document says what the interface has, and nothing else.</summary>
public sealed class ApiDocumentTests(RunningHost host)
{
    private readonly DepartmentClient client = new(host, "");

    [Fact]
    public async Task Document_AndRoutes_AreTheSame()
    {
        var document = (await client.GetAsync("/api/openapi.json")).Json;
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name}"));

        described.ShouldBe(Routes(), ignoreOrder: true);
    }

    [Fact]
    public async Task Document_OfACommand_NamesItsHeadersBodyAndErrors()
    {
        var document = (await client.GetAsync("/api/openapi.json")).Json;
        var answer = document.GetProperty("paths").GetProperty("/api/tickets/{number}/answer").GetProperty("post");

        answer.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["number", "If-Match", "Idempotency-Key"]);
        answer.GetProperty("responses").EnumerateObject().Select(r => r.Name).ShouldBe(["200", "400", "404", "409", "412", "413", "415", "422", "428"], ignoreOrder: true);
        var body = answer.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!;
        document.GetProperty("components").GetProperty("schemas").GetProperty(body.Split('/')[^1]).GetProperty("properties").TryGetProperty("text", out _).ShouldBeTrue();
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("department-key").GetProperty("scheme").GetString().ShouldBe("bearer");
    }

    private static IEnumerable<string> Routes()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-routes-");
        Environment.SetEnvironmentVariable("Storage__Directory", directory.FullName);
        try
        {
            var app = HotlineApp.Build(["--environment=Development"]);
            using var disposed = (IDisposable)app;
            return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().SelectMany(RoutesOf)
                .Where(r => r.Contains(" /api/tickets", StringComparison.Ordinal) || r.Contains(" /api/webhooks", StringComparison.Ordinal)
                    || r.Contains(" /api/figures", StringComparison.Ordinal))];
        }
        finally
        {
            Environment.SetEnvironmentVariable("Storage__Directory", null);
        }
    }

    private static IEnumerable<string> RoutesOf(RouteEndpoint endpoint)
    {
        var path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            _ => "",
        }))));
        return (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(m => $"{m} {path}");
    }
}
