using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hotline.Host.Tests.Webhooks;
using Hotline.Storage.Deliveries;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Tests.Notifications;

/// <summary>Mail to a server that speaks TLS, with a certificate of its own.</summary>
public sealed class EncryptedMailTests
{
    private const string Target = "email:city-management";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Mail_ToAServerWhoseCertificateIsNamed_IsTakenEncrypted(bool isImplicit)
    {
        using var certificate = NewCertificate();
        await using var server = new MailServer(certificate, isImplicit);
        await using var fixture = await DeliveryFixture.StartAsync(Settings(server.Port, isImplicit, certificate.GetCertHashString(HashAlgorithmName.SHA256)));

        await fixture.OpenTicketAsync(TicketPriority.Urgent);
        await fixture.PlanAndSendAsync();

        server.Mails.Count.ShouldBe(1);
        server.WasEncrypted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, null)]
    [InlineData(true, "another")]
    [InlineData(false, "another")]
    public async Task Mail_ToAServerWithACertificateOfNobodyKnown_StaysAndSaysWhy(bool isImplicit, string? named)
    {
        using var certificate = NewCertificate();
        using var other = NewCertificate();
        await using var server = new MailServer(certificate, isImplicit);
        await using var fixture = await DeliveryFixture.StartAsync(
            Settings(server.Port, isImplicit, named is null ? null : other.GetCertHashString(HashAlgorithmName.SHA256)));

        await fixture.OpenTicketAsync(TicketPriority.Urgent);
        await fixture.PlanAndSendAsync();

        server.Mails.ShouldBeEmpty();
        var delivery = await fixture.LatestAsync(Target);
        delivery.Status.ShouldBe(DeliveryStatus.Pending);
        delivery.Outcome!.ShouldContain("certificate");
    }

    [Fact]
    public async Task Mail_ToAServerWithoutTls_IsNotSentInTheClear()
    {
        await using var server = new MailServer();
        await using var fixture = await DeliveryFixture.StartAsync(Settings(server.Port, isImplicit: false, fingerprint: null));

        await fixture.OpenTicketAsync(TicketPriority.Urgent);
        await fixture.PlanAndSendAsync();

        server.Mails.ShouldBeEmpty();
        (await fixture.LatestAsync(Target)).Status.ShouldBe(DeliveryStatus.Pending);
    }

    private static Dictionary<string, string?> Settings(int port, bool isImplicit, string? fingerprint) => new()
    {
        ["Notifications:Departments:city-management:Email"] = "duty@example.org",
        ["Notifications:Smtp:Host"] = "127.0.0.1",
        ["Notifications:Smtp:Port"] = port.ToString(CultureInfo.InvariantCulture),
        ["Notifications:Smtp:ImplicitTls"] = isImplicit ? "true" : "false",
        ["Notifications:Smtp:CertificateFingerprint"] = fingerprint,
        ["Notifications:Smtp:From"] = "hotline@example.org",
    };

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.example.org", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var today = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(today.AddDays(-1), today.AddDays(1));
    }
}
