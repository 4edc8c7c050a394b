using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hotline.Host.Deliveries;
using Hotline.Storage.Deliveries;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace Hotline.Host.Notifications.Email;

/// <summary>Sends messages by electronic mail, through the server of configuration.</summary>
internal sealed class EmailSender(IOptions<NotificationOptions> options, NoticeWriting writing, TimeProvider time) : IDeliverySender
{
    private const int MostBytes = 100_000;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    public string Medium => DeliveryMedia.Email;

    public async Task<Attempt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (Recipient.Find(options.Value, delivery.Target) is not { Email.Length: > 0 } recipient)
            return new Attempt.Refused("configuration names no address any more");
        using var message = MessageOf(delivery, recipient);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            await HandOverAsync(message, limit.Token);
            return new Attempt.Taken("taken by the mail server");
        }
        catch (SmtpCommandException e)
        {
            return IsFinal(e.StatusCode) ? new Attempt.Refused($"refused: {e.StatusCode}") : new Attempt.Failed($"not taken: {e.StatusCode}");
        }
        catch (SslHandshakeException)
        {
            return new Attempt.Failed("no encrypted connection: the server's certificate or protocol was not accepted");
        }
        // Only the kind of what went wrong: a server's words may repeat what was sent to it.
        catch (Exception e) when (e is AuthenticationException or ProtocolException or NotSupportedException or SocketException or IOException)
        {
            return new Attempt.Failed($"not taken: {e.GetType().Name}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Attempt.Failed("no answer in time");
        }
    }

    private async Task HandOverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient { ServerCertificateValidationCallback = (_, certificate, _, faults) => IsTrusted(smtp, certificate, faults) };
        await client.ConnectAsync(smtp.Host, smtp.Port, SecurityOf(smtp), cancellationToken);
        if (smtp.User.Length > 0)
            await client.AuthenticateAsync(smtp.User, smtp.Password, cancellationToken);
        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private MimeMessage MessageOf(Delivery delivery, RecipientOptions recipient)
    {
        var notices = Notice.Read(delivery.Payload);
        var from = MailboxAddress.Parse(options.Value.Smtp.From);
        var message = new MimeMessage
        {
            Subject = NoticeWriting.Subject(notices, recipient.Language),
            Date = time.GetUtcNow(),
            MessageId = $"{delivery.Id}.{delivery.MessageId}@{from.Domain}",
            Body = new TextPart(TextFormat.Plain) { Text = writing.Body(notices, recipient.Language, time.GetUtcNow(), MostBytes) },
        };
        message.From.Add(from);
        message.To.AddRange(Recipient.AddressesOf(recipient).Select(MailboxAddress.Parse));
        // Not answered by those who are away, nor twice by the same message (RFC 3834, section 5).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static SecureSocketOptions SecurityOf(SmtpOptions smtp) => smtp switch
    {
        { UseTls: false } => SecureSocketOptions.None,
        { BeginsWithTls: true } => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    private static bool IsTrusted(SmtpOptions smtp, X509Certificate? certificate, SslPolicyErrors faults)
        => faults == SslPolicyErrors.None
            || (smtp.CertificateFingerprint.Length > 0 && string.Equals(
                certificate?.GetCertHashString(HashAlgorithmName.SHA256), smtp.CertificateFingerprint.Replace(":", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    /// <summary>What the server refuses for good (5yz, RFC 5321, section 4.2.1), but for what a change of its settings may mend within the day.</summary>
    private static bool IsFinal(SmtpStatusCode status) => status is SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.MailboxUnavailable
        or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.SyntaxError;
}
