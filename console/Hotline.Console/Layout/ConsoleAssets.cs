using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Hotline.Console.Layout;

/// <summary>The style sheet, the module and the icon, kept in this assembly and sent with an address that changes with them.</summary>
internal sealed class ConsoleAssets
{
    private const string Prefix = "console/";
    private const int VersionLength = 12;

    private readonly FrozenDictionary<string, (string Type, byte[] Content)> assets;

    public ConsoleAssets()
    {
        var assembly = typeof(ConsoleAssets).Assembly;
        assets = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], name => (TypeOf(name), Read(assembly.GetManifestResourceStream(name)!)));
        var all = assets.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => a.Value.Content).ToArray();
        Version = Convert.ToHexStringLower(SHA256.HashData(all))[..VersionLength];
    }

    /// <summary>Changes when any file does.</summary>
    public string Version { get; }

    /// <summary>Bytes of a file.</summary>
    public int LengthOf(string name) => assets[name].Content.Length;

    public void Map(RouteGroupBuilder console) => console.MapGet("/assets/{version}/{name}", Get);

    private Results<FileContentHttpResult, NotFound> Get(HttpContext context, string version, string name)
    {
        if (!assets.TryGetValue(name, out var asset))
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = version == Version ? "max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(asset.Content, asset.Type, entityTag: EntityTagHeaderValue.Parse($"\"{Version}\""));
    }

    private static byte[] Read(Stream stream)
    {
        using var source = stream;
        var content = new byte[source.Length];
        source.ReadExactly(content);
        return content;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".mjs" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "image/svg+xml",
    };
}
