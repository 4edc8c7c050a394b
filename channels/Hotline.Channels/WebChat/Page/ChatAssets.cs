using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Channels.WebChat.Page;

/// <summary>The page's files, kept in this assembly.</summary>
internal sealed class ChatAssets
{
    private const string Prefix = "webchat/";
    private const int VersionLength = 12;

    private readonly FrozenDictionary<string, ChatAsset> assets = Load();

    public ChatAssets() => Version = Fingerprint(assets.Values.OrderBy(asset => asset.Name, StringComparer.Ordinal).SelectMany(asset => asset.Content).ToArray());

    /// <summary>Changes when any file does; part of the files' addresses, so that browsers may keep them for good.</summary>
    public string Version { get; }

    /// <summary>The page itself, with places for texts.</summary>
    public string Template => Encoding.UTF8.GetString(assets["chat.html"].Content);

    /// <summary>A file that the page asks for, or null where there is none.</summary>
    public ChatAsset? Find(string name) => assets.GetValueOrDefault(name) is { ContentType.Length: > 0 } asset ? asset : null;

    /// <summary>Short digest of content, for addresses and entity tags.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..VersionLength];

    private static FrozenDictionary<string, ChatAsset> Load()
    {
        var assembly = typeof(ChatAssets).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => new ChatAsset(name[Prefix.Length..], ContentType(name), Read(assembly.GetManifestResourceStream(name)!)))
            .ToFrozenDictionary(asset => asset.Name);
    }

    private static byte[] Read(Stream stream)
    {
        using var _ = stream;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    // The template is not served as it is, so it has no type.
    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".mjs" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "",
    };
}

/// <summary>One of the page's files.</summary>
internal sealed record ChatAsset(string Name, string ContentType, byte[] Content);
