using System.Text.RegularExpressions;
using Hotline.Console.Access;
using Hotline.Host.Start;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Console.Tests;

/// <summary>Every endpoint of the console, as the service itself has it.</summary>
internal static partial class ConsoleRoutes
{
    /// <summary>Reads them from a service that is built and not started.</summary>
    public static async Task<IReadOnlyList<ConsoleRoute>> ReadAsync()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-routes-").FullName;
        try
        {
            await using var app = HotlineApp.Build(["--environment", "Development", "--Storage:Directory", directory]);
            return
            [
                .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                    .Where(e => e.RoutePattern.RawText!.StartsWith("/console", StringComparison.Ordinal))
                    .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                        .Select(m => new ConsoleRoute(m, e.RoutePattern.RawText!.TrimEnd('/'), e.Metadata.GetMetadata<Guard>()))),
            ];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    internal static partial Regex Gap();
}

/// <summary>An endpoint.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Pattern">Its path, with gaps in braces.</param>
/// <param name="Guard">Who may call it; null: it does not say.</param>
internal sealed record ConsoleRoute(string Method, string Pattern, Guard? Guard)
{
    /// <summary>A path that it takes.</summary>
    public string Path => ConsoleRoutes.Gap().Replace(Pattern, gap => gap.Value switch
    {
        "{channel}" => "sms",
        "{kind}" => "csv",
        var g when g.Contains(":long", StringComparison.Ordinal) => "1234567",
        _ => "Kzg2MTM4",
    });

    /// <summary>True where it takes this path, whatever its query.</summary>
    public bool Takes(string path)
        => Regex.IsMatch(path.Split('?')[0], "^" + ConsoleRoutes.Gap().Replace(Regex.Escape(Pattern).Replace("\\{", "{", StringComparison.Ordinal), "[^/]+") + "$");
}
