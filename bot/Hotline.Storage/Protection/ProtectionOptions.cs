namespace Hotline.Storage.Protection;

/// <summary>The certificate that seals the keys of sessions in the database. Section <c>DataProtection</c>.</summary>
internal sealed class ProtectionOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "DataProtection";

    /// <summary>
    /// File of a certificate with its private RSA key, PFX or PEM; the same on every node. Needed in Production on PostgreSQL. Default:
    /// none, the keys lie open in the database.
    /// </summary>
    public string? Certificate { get; set; }

    /// <summary>Password of that file; empty where it has none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>The one before, as long as keys are sealed with it: they live for 90 days. Default: none.</summary>
    public string? PreviousCertificate { get; set; }

    /// <summary>Password of that file; empty where it has none.</summary>
    public string? PreviousCertificatePassword { get; set; }
}
