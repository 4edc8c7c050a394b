using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hotline.Storage.Schema;

namespace Hotline.Storage.Protection;

/// <summary>The certificate that new keys are sealed with, and those with which older ones are opened.</summary>
public sealed class ProtectionCertificates
{
    private const string PemBegins = "-----BEGIN";

    private ProtectionCertificates(X509Certificate2? current, X509Certificate2? previous)
    {
        Current = current;
        All = [.. ((X509Certificate2?[])[current, previous]).OfType<X509Certificate2>()];
    }

    /// <summary>Until when the certificate in use is good, UTC; null: there is none.</summary>
    public DateTimeOffset? GoodUntil => Current?.NotAfter.ToUniversalTime();

    internal X509Certificate2? Current { get; }

    internal X509Certificate2[] All { get; }

    /// <exception cref="StorageUnusableException">A file cannot be used; the message names its key.</exception>
    internal static ProtectionCertificates Load(ProtectionOptions options) => new(
        Load(nameof(ProtectionOptions.Certificate), options.Certificate, nameof(ProtectionOptions.CertificatePassword), options.CertificatePassword),
        Load(nameof(ProtectionOptions.PreviousCertificate), options.PreviousCertificate, nameof(ProtectionOptions.PreviousCertificatePassword), options.PreviousCertificatePassword));

    private static X509Certificate2? Load(string key, string? path, string passwordKey, string? password)
    {
        if (string.IsNullOrWhiteSpace(path))
            return null;
        var name = $"{ProtectionOptions.Section}:{key} = '{path}'";
        try
        {
            var certificate = Read(path, password);
            using var rsa = certificate.GetRSAPrivateKey();
            return rsa is not null ? certificate : throw new StorageUnusableException($"{name} holds no private RSA key. Give a PFX or PEM file with certificate and key.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnusableException($"{name} cannot be read: {e.Message} Give a file that this user may read.");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new StorageUnusableException($"{name} is no PFX or PEM file with certificate and key, or {ProtectionOptions.Section}:{passwordKey} is not its password.");
        }
    }

    private static X509Certificate2 Read(string path, string? password)
    {
        var bytes = File.ReadAllBytes(path);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        if (!text.Contains(PemBegins, StringComparison.Ordinal))
            return X509CertificateLoader.LoadPkcs12(bytes, password);
        return string.IsNullOrEmpty(password) ? X509Certificate2.CreateFromPem(text, text) : X509Certificate2.CreateFromEncryptedPem(text, text, password);
    }
}
