using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Host.TryIt.Page;

/// <summary>The page's files, kept in this assembly.</summary>
internal sealed class TryItAssets
{
    private const string Prefix = "tryit/";
    private const string PageName = "try.html";
    private const int VersionLength = 12;

    // Not before the page is asked for: most starts of the service are not for it.
    private readonly Lazy<FrozenDictionary<string, TryItAsset>> assets = new(Load);
    private readonly Lazy<string> version;

    public TryItAssets() => version = new(() =>
        Fingerprint([.. assets.Value.Values.OrderBy(asset => asset.Name, StringComparer.Ordinal).SelectMany(asset => asset.Content)]));

    /// <summary>Changes when any file does.</summary>
    public string Version => version.Value;

    /// <summary>The page itself, with places for texts.</summary>
    public string Template => Encoding.UTF8.GetString(assets.Value[PageName].Content);

    /// <summary>A file that the page asks for, or null where there is none.</summary>
    public TryItAsset? Find(string? name) => name is not null and not PageName ? assets.Value.GetValueOrDefault(name) : null;

    /// <summary>Path of a file.</summary>
    public string PathOf(string name) => $"{TryItModule.Root}/assets/{Version}/{name}";

    /// <summary>Short digest of content, for addresses and entity tags.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..VersionLength];

    private static FrozenDictionary<string, TryItAsset> Load()
    {
        var assembly = typeof(TryItAssets).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => new TryItAsset(name[Prefix.Length..], ContentType(name), Read(assembly.GetManifestResourceStream(name)!)))
            .ToFrozenDictionary(asset => asset.Name);
    }

    private static byte[] Read(Stream stream)
    {
        using var source = stream;
        var content = new byte[source.Length];
        source.ReadExactly(content);
        return content;
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".mjs" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "text/html; charset=utf-8",
    };
}

/// <summary>One of the page's files.</summary>
internal sealed record TryItAsset(string Name, string ContentType, byte[] Content)
{
    /// <summary>Changes with the content.</summary>
    public string EntityTag { get; } = $"\"{TryItAssets.Fingerprint(Content)}\"";
}
