using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Storage.ApiKeys;

/// <summary>
/// The form in which a key is kept. A fast hash is enough, because keys are random and long, not words that somebody chose: trying
/// them all is out of reach whatever the hash costs.
/// </summary>
public static class ApiKeyHash
{
    /// <summary>What a hash in configuration begins with, in place of the key itself.</summary>
    public const string Prefix = "sha256:";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>SHA-256 of the key's UTF-8, in lower-case hexadecimal.</summary>
    public static string Of(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The hash of a configured value: a key, or <see cref="Prefix"/> with the hash of one.</summary>
    public static string OfConfigured(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return IsHash(value) ? value[Prefix.Length..].ToLowerInvariant() : Of(value);
    }

    /// <summary>True where a configured value is a hash.</summary>
    public static bool IsHash(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.StartsWith(Prefix, StringComparison.Ordinal)
            && value.Length == Prefix.Length + (SHA256.HashSizeInBytes * 2)
            && value.AsSpan(Prefix.Length).IndexOfAnyExcept(HexDigits) < 0;
    }
}
