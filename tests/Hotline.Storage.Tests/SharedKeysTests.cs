using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hotline.Storage.Protection;
using Hotline.Storage.Schema;
using Hotline.TestKit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;

namespace Hotline.Storage.Tests;

/// <summary>The keys of sessions: shared by nodes, sealed by a certificate.</summary>
public sealed class SharedKeysTests : IDisposable
{
    private const string Password = "open-sesame";

    private readonly string files = Directory.CreateTempSubdirectory("hotline-certificates-").FullName;
    private readonly string directory = Directory.CreateTempSubdirectory("hotline-keys-").FullName;

    public void Dispose()
    {
        Directory.Delete(files, recursive: true);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Protect_OnOneNode_IsReadOnAnother()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();

        Read(two, Protector(one).Protect("session")).ShouldBe("session");
        one.Get<IKeyManager>().GetAllKeys().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Start_WithKeyFilesOfAnEarlierVersion_EndsNoSession_AndLeavesNoFile()
    {
        var keys = Directory.CreateDirectory(Path.Combine(directory, "keys"));
        await using var before = await StartAsync();
        var application = before.Get<Microsoft.Extensions.Hosting.IHostEnvironment>().ContentRootPath;
        var session = DataProtectionProvider.Create(keys, b => b.SetApplicationName(application)).CreateProtector("test").Protect("session");
        Database.Scalar(before, "DELETE FROM protection_key");
        Database.Scalar(before, "DELETE FROM shared_state");

        await using var after = await StartAsync(("Certificate", Pfx("one")), ("CertificatePassword", Password));
        await using var another = await StartAsync(("Certificate", Pfx("one")), ("CertificatePassword", Password));

        Read(after, session).ShouldBe("session");
        Read(another, session).ShouldBe("session");
        keys.GetFiles().ShouldBeEmpty();
        Stored(after).ShouldNotContain("<value>");
    }

    [Fact]
    public async Task Start_WithACertificate_SealsWhatLayOpen()
    {
        string session;
        await using (var open = await StartAsync())
        {
            session = Protector(open).Protect("session");
            Stored(open).ShouldContain("<value>");
        }

        await using var node = await StartAsync(("Certificate", Pfx("one")), ("CertificatePassword", Password));

        Stored(node).ShouldNotContain("<value>");
        Read(node, session).ShouldBe("session");
    }

    [Fact]
    public async Task Start_WithAnotherCertificate_IsRefusedAndNamesTheOneThatIsNeeded_UnlessItIsGivenAsThePrevious()
    {
        string session;
        await using (var node = await StartAsync(("Certificate", Pfx("one")), ("CertificatePassword", Password)))
            session = Protector(node).Protect("session");

        var wrong = await Should.ThrowAsync<StorageUnusableException>(() => StartAsync(("Certificate", Pem("two"))));
        var none = await Should.ThrowAsync<StorageUnusableException>(() => StartAsync());
        await using var changed = await StartAsync(
            ("Certificate", Pem("two")), ("PreviousCertificate", Pfx("one")), ("PreviousCertificatePassword", Password));

        using var needed = X509CertificateLoader.LoadPkcs12FromFile(Pfx("one"), Password);
        foreach (var fault in (StorageUnusableException[])[wrong, none])
        {
            fault.Message.ShouldContain("DataProtection:Certificate");
            fault.Message.ShouldContain(needed.Thumbprint);
        }

        Read(changed, session).ShouldBe("session");
    }

    [Fact]
    public async Task Start_WithAnExpiredCertificate_GoesOn()
    {
        await using var node = await StartAsync(("Certificate", Pem("old", years: -2)));

        Read(node, Protector(node).Protect("session")).ShouldBe("session");
        node.Get<ProtectionCertificates>().GoodUntil!.Value.ShouldBeLessThan(node.Time.GetUtcNow());
    }

    [Theory]
    [InlineData("missing", null)]
    [InlineData("junk", null)]
    [InlineData("one.pfx", "wrong-password")]
    [InlineData("locked.pem", "wrong-password")]
    [InlineData("curve.pem", null)]
    public async Task Start_WithAnUnusableFile_NamesTheKeyAndNoPassword(string file, string? password)
    {
        Pfx("one");
        await File.WriteAllTextAsync(Path.Combine(files, "junk"), "nothing of the kind", TestContext.Current.CancellationToken);
        Write("locked.pem", Create("locked"), password: Password);
        using var curve = ECDsa.Create();
        Write("curve.pem", new CertificateRequest("CN=curve", curve, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99)));

        var fault = await Should.ThrowAsync<StorageUnusableException>(
            () => StartAsync(("Certificate", Path.Combine(files, file)), ("CertificatePassword", password ?? "")));

        fault.Message.ShouldContain("DataProtection:Certificate");
        fault.Message.ShouldContain(file);
        fault.ToString().ShouldNotContain("wrong-password");
    }

    [Fact]
    public async Task Start_WithAPasswordProtectedPem_IsTaken()
    {
        Write("locked.pem", Create("locked"), password: Password);

        await using var node = await StartAsync(("Certificate", Path.Combine(files, "locked.pem")), ("CertificatePassword", Password));

        Stored(node).ShouldNotContain("<value>");
    }

    private Task<StorageFixture> StartAsync(params (string Key, string Value)[] settings) => StartAsync(directory, settings: settings);

    internal static Task<StorageFixture> StartAsync(string directory, bool isProduction = false, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("DataProtection:" + s.Key, (string?)s.Value))).Build();
        return StorageFixture.StartAsync(directory, more: services => services.AddSharedKeys(configuration, isProduction));
    }

    private static IDataProtector Protector(StorageFixture node) => node.Get<IDataProtectionProvider>().CreateProtector("test");

    private static string Read(StorageFixture node, string session) => Protector(node).Unprotect(session);

    private static string Stored(StorageFixture node) => Database.Scalar(node, "SELECT xml FROM protection_key")!.ToString()!;

    private string Pfx(string name)
    {
        var path = Path.Combine(files, name + ".pfx");
        if (!File.Exists(path))
            File.WriteAllBytes(path, Create(name).ExportPkcs12(Pkcs12ExportPbeParameters.Default, Password));
        return path;
    }

    private string Pem(string name, int years = 1)
    {
        var path = Path.Combine(files, name + ".pem");
        if (!File.Exists(path))
            Write(name + ".pem", Create(name, years));
        return path;
    }

    private void Write(string name, X509Certificate2 certificate, string? password = null)
    {
        using var key = (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey() ?? certificate.GetECDsaPrivateKey()!;
        var pem = password is null ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(password, new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000));
        File.WriteAllText(Path.Combine(files, name), certificate.ExportCertificatePem() + "\n" + pem);
    }

    /// <summary>Good from three years before to so many years after the tests' clock.</summary>
    private static X509Certificate2 Create(string name, int years = 1)
    {
        using var key = RSA.Create(2048);
        var now = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        return new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddYears(-3), now.AddYears(years));
    }
}
