using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;
using Hotline.Storage.Schema;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Protection;

/// <summary>
/// Before the service starts: takes over the key files of an earlier version, seals what lies open, makes the first key, and refuses a
/// certificate that does not open what is there. Nodes that start at once do it one after the other, so that there is one first key.
/// </summary>
internal sealed partial class KeysAtStart(
    KeyRepository repository, IKeyManager manager, ProtectionCertificates certificates, ProtectionDemand demand, DatabaseConnections connections,
    IOptions<StorageOptions> storage, IOptions<KeyManagementOptions> keys, IServiceProvider services, TimeProvider time, ILogger<KeysAtStart> logger)
{
    /// <summary>Installations that are new from here on; those of before keep the name that bound their sessions.</summary>
    private const string ApplicationName = "Hotline";

    private static readonly TimeSpan Early = TimeSpan.FromDays(30);
    private static readonly XNamespace Protection = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    /// <exception cref="StorageUnusableException">The certificate is missing, or another one sealed the keys.</exception>
    public void Prepare()
    {
        if (demand.IsProduction && storage.Value.UsesPostgreSql && certificates.Current is null)
            throw new StorageUnusableException(
                "DataProtection:Certificate is missing. In Production on PostgreSQL the keys of sessions lie in the database, sealed with a certificate: "
                + "give the path of a PFX or PEM file with certificate and private RSA key, the same on every node, and DataProtection:CertificatePassword where it has one.");
        using var starting = connections.LockForMigration();
        var carried = CarryOver();
        if (repository.ApplicationName() is null)
            repository.SettleApplicationName((carried ? services.GetApplicationUniqueIdentifier() : null) ?? ApplicationName);
        SealOpenOnes();
        var now = time.GetUtcNow();
        IKey[] good = [.. manager.GetAllKeys().Where(k => !k.IsRevoked && k.ExpirationDate > now)];
        foreach (var key in good)
            Check(key);
        if (good.Length == 0)
            manager.CreateNewKey(now, now + keys.Value.NewKeyLifetime);
        WarnOfExpiry(now);
    }

    /// <summary>Takes the files of an earlier version into the database, and deletes them: they lay open.</summary>
    private bool CarryOver()
    {
        if (!Directory.Exists(storage.Value.KeysPath))
            return false;
        var files = Directory.GetFiles(storage.Value.KeysPath, "*.xml");
        var known = repository.Read();
        foreach (var file in files)
        {
            try
            {
                if (Path.GetFileNameWithoutExtension(file) is var name && !known.ContainsKey(name))
                    repository.Store(name, XElement.Load(file));
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException)
            {
                LogNotCarried(logger, file, e.Message);
            }
        }

        return files.Length > 0;
    }

    /// <summary>Keys of the time before there was a certificate; as the key manager seals a new one.</summary>
    private void SealOpenOnes()
    {
        if (keys.Value.XmlEncryptor is not { } encryptor)
            return;
        foreach (var (name, element) in repository.Read())
        {
            XElement[] open = [.. element.Descendants().Where(e => (bool?)e.Attribute(Protection + "requiresEncryption") == true)];
            foreach (var secret in open)
            {
                var sealedOne = encryptor.Encrypt(secret);
                secret.ReplaceWith(new XElement(
                    Protection + "encryptedSecret", new XAttribute("decryptorType", sealedOne.DecryptorType.AssemblyQualifiedName!), sealedOne.EncryptedElement));
            }

            if (open.Length > 0)
                repository.Store(name, element);
        }
    }

    private void Check(IKey key)
    {
        try
        {
            _ = key.Descriptor;
        }
        catch (Exception)
        {
            // Whatever its reason: a key that cannot be opened here was sealed with a certificate that is not configured.
            throw new StorageUnusableException(
                $"DataProtection:Certificate does not open the keys of sessions in the database, which were sealed with the certificate {SealOf(key)}. "
                + "Give that one, or a new one with that one as DataProtection:PreviousCertificate. If it is lost, empty the table protection_key: everybody then signs in again.");
        }
    }

    /// <summary>Thumbprint of the certificate, which stands beside what it sealed.</summary>
    private string SealOf(IKey key)
        => repository.GetAllElements().FirstOrDefault(e => (string?)e.Attribute("id") == key.KeyId.ToString())?.Descendants(Signature + "X509Certificate").FirstOrDefault() is { } found
            ? X509CertificateLoader.LoadCertificate(Convert.FromBase64String(found.Value)).Thumbprint
            : "?";

    private void WarnOfExpiry(DateTimeOffset now)
    {
        if (certificates.GoodUntil < now)
            LogExpired(logger, certificates.GoodUntil.Value);
        else if (certificates.GoodUntil < now + Early)
            LogExpiresSoon(logger, certificates.GoodUntil.Value);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The key file {File} of an earlier version could not be taken over: {Reason}")]
    private static partial void LogNotCarried(ILogger logger, string file, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "DataProtection:Certificate expired at {Until}. It goes on sealing keys; replace it, with this one as DataProtection:PreviousCertificate.")]
    private static partial void LogExpired(ILogger logger, DateTimeOffset until);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "DataProtection:Certificate expires at {Until}. Replace it until then, with this one as DataProtection:PreviousCertificate.")]
    private static partial void LogExpiresSoon(ILogger logger, DateTimeOffset until);
}

/// <summary>How strict the start is.</summary>
/// <param name="IsProduction">True: keys must not lie open in a database that others reach over the network.</param>
internal sealed record ProtectionDemand(bool IsProduction);
