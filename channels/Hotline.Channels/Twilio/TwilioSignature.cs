using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Channels.Twilio;

/// <summary>
/// Twilio's webhook signature: base64 of HMAC-SHA1, keyed with the auth token, over the public URL with its query, followed by
/// each form parameter's name and value in ordinal order of the names.
/// </summary>
/// <remarks>https://www.twilio.com/docs/usage/webhooks/webhooks-security</remarks>
[SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Twilio prescribes HMAC-SHA1.")]
public static class TwilioSignature
{
    /// <summary>Header that carries the signature.</summary>
    public const string HeaderName = "X-Twilio-Signature";

    private const int EncodedLength = 28;

    /// <summary>Signs a request as Twilio does.</summary>
    /// <param name="authToken">The account's auth token.</param>
    /// <param name="url">The absolute URL with its query, without a fragment.</param>
    /// <param name="parameters">The form parameters, not encoded; none for a GET.</param>
    /// <returns>The value of <see cref="HeaderName"/>.</returns>
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(authToken);
        ArgumentNullException.ThrowIfNull(parameters);
        var signed = new StringBuilder(url);
        foreach (var (name, value) in parameters.Distinct().OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal))
            signed.Append(name).Append(value);
        var hash = HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString()));
        return Convert.ToBase64String(hash);
    }

    /// <summary>Whether <paramref name="signature"/> is that of the form posted to origin and target; takes the same time for every wrong one.</summary>
    /// <param name="key">The auth token in UTF-8.</param>
    /// <param name="origin">Scheme, host and perhaps port, in UTF-8.</param>
    /// <param name="target">Path and query exactly as they stood in the request line.</param>
    /// <param name="form">What was posted.</param>
    /// <param name="signature">The header's value.</param>
    internal static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> origin, string target, TwilioForm form, ReadOnlySpan<char> signature)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA1.HashSizeInBytes];
        if (signature.Length != EncodedLength
            || !Convert.TryFromBase64Chars(signature, claimed, out var length)
            || length != HMACSHA1.HashSizeInBytes)
            return false;

        var buffer = ArrayPool<byte>.Shared.Rent(origin.Length + Encoding.UTF8.GetMaxByteCount(target.Length) + form.DecodedLength);
        try
        {
            origin.CopyTo(buffer);
            var written = origin.Length;
            written += Encoding.UTF8.GetBytes(target, buffer.AsSpan(written));
            written += form.CopySigned(buffer.AsSpan(written));
            Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
            HMACSHA1.HashData(key, buffer.AsSpan(0, written), hash);
            return CryptographicOperations.FixedTimeEquals(hash, claimed);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
