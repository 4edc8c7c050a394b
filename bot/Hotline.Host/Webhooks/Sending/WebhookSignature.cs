using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Host.Webhooks.Sending;

/// <summary>
/// Signatures of the Standard Webhooks specification (standardwebhooks.com), version 1: HMAC-SHA256 over the message's id, its
/// timestamp and its body, joined by dots, so that none of the three can be changed, and an old message not be sent again.
/// </summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const int SecretBytes = 32;

    /// <summary>A new secret, as it is given to the department.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The value of <see cref="SignatureHeader"/>.</summary>
    /// <param name="secret">From <see cref="NewSecret"/>.</param>
    /// <param name="id">The value of <see cref="IdHeader"/>.</param>
    /// <param name="unixSeconds">The value of <see cref="TimestampHeader"/>.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Of(string secret, string id, long unixSeconds, string body)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}.{unixSeconds}.{body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[SecretPrefix.Length..]), Encoding.UTF8.GetBytes(signed)));
    }
}
