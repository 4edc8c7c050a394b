using System.Security.Cryptography;
using System.Text;

namespace Hotline.Channels.WeChat;

/// <summary>
/// WeChat's request signature: the lower-case hexadecimal SHA-1 of the token, the timestamp, the nonce and (in safe mode) the
/// encrypted message, sorted by code unit and joined without separator. Source: the platform's access guide and its
/// message encryption guide ("Technical_Plan").
/// </summary>
public static class WeChatSignature
{
    // Longest value that is hashed without renting memory; query parts are far below.
    private const int StackBytes = 512;

    /// <summary>Signs the query of a request (<c>signature</c>).</summary>
    /// <param name="token">The account's token.</param>
    /// <param name="timestamp">Seconds since 1970, as text.</param>
    /// <param name="nonce">Any text.</param>
    public static string Compute(string token, string timestamp, string nonce)
        => Hash([token, timestamp, nonce]);

    /// <summary>Signs an encrypted message (<c>msg_signature</c>, and <c>MsgSignature</c> of a reply).</summary>
    /// <param name="token">The account's token.</param>
    /// <param name="timestamp">Seconds since 1970, as text.</param>
    /// <param name="nonce">Any text.</param>
    /// <param name="encrypted">The encrypted message in base64.</param>
    public static string Compute(string token, string timestamp, string nonce, string encrypted)
        => Hash([token, timestamp, nonce, encrypted]);

    /// <summary>Compares two signatures in a time that tells nothing about where they differ.</summary>
    public static bool Matches(string expected, string? actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return actual?.Length == expected.Length
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(actual));
    }

    private static string Hash(string[] parts)
    {
        // The platform sorts by code unit; a culture's order differs in case, punctuation and accents.
        Array.Sort(parts, StringComparer.Ordinal);
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        Span<byte> small = stackalloc byte[StackBytes];
        foreach (var part in parts)
        {
            var size = Encoding.UTF8.GetMaxByteCount(part.Length);
            var buffer = size <= StackBytes ? small : new byte[size];
            sha1.AppendData(buffer[..Encoding.UTF8.GetBytes(part, buffer)]);
        }

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        sha1.GetHashAndReset(hash);
        return Convert.ToHexStringLower(hash);
    }
}
