using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Hotline.Console.Tests.Access;

/// <summary>What an authenticator app computes (RFC 6238: SHA-1, 30 seconds, six digits) from a key in Base32 (RFC 4648).</summary>
internal static class AuthenticatorApp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string CodeFor(string key, DateTimeOffset now)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, now.ToUnixTimeSeconds() / 30);
        // The algorithm that the standard and the apps use.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(Decode(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var digit in key.Where(c => c != ' '))
        {
            buffer = (buffer << 5) | Alphabet.IndexOf(digit, StringComparison.Ordinal);
            if ((bits += 5) < 8)
                continue;
            bytes.Add((byte)(buffer >> (bits -= 8)));
        }

        return [.. bytes];
    }
}
