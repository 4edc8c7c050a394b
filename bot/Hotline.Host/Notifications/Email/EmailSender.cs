using System.Net;
using System.Net.Mail;
using System.Text;
using Hotline.Host.Deliveries;
using Hotline.Storage.Deliveries;
using Microsoft.Extensions.Options;

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
        using var client = ClientOf(options.Value.Smtp);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            await client.SendMailAsync(message, limit.Token);
            return new Attempt.Taken("taken by the mail server");
        }
        catch (SmtpException e)
        {
            return IsFinal(e.StatusCode) ? new Attempt.Refused($"refused: {e.StatusCode}") : new Attempt.Failed($"not taken: {e.StatusCode}");
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && !cancellationToken.IsCancellationRequested)
        {
            return new Attempt.Failed("no answer in time");
        }
    }

    private MailMessage MessageOf(Delivery delivery, RecipientOptions recipient)
    {
        var notices = Notice.Read(delivery.Payload);
        var message = new MailMessage
        {
            From = new(options.Value.Smtp.From),
            Subject = NoticeWriting.Subject(notices, recipient.Language),
            SubjectEncoding = Encoding.UTF8,
            Body = writing.Body(notices, recipient.Language, time.GetUtcNow(), MostBytes),
            BodyEncoding = Encoding.UTF8,
        };
        foreach (var address in Recipient.AddressesOf(recipient))
            message.To.Add(address);
        // Not answered by those who are away, nor twice by the same message (RFC 3834, section 5).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Message-ID", $"<{delivery.Id}.{delivery.MessageId}@{message.From.Host}>");
        return message;
    }

    private static SmtpClient ClientOf(SmtpOptions smtp) => new(smtp.Host, smtp.Port)
    {
        EnableSsl = smtp.UseTls,
        Credentials = smtp.User.Length > 0 ? new NetworkCredential(smtp.User, smtp.Password) : null,
        Timeout = (int)TimeLimit.TotalMilliseconds,
    };

    /// <summary>What the server refuses for good (5yz, RFC 5321, section 4.2.1), but for what a change of its settings may mend within the day.</summary>
    private static bool IsFinal(SmtpStatusCode status) => status is SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.MailboxUnavailable
        or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.SyntaxError;
}
