using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hotline.Host.Deliveries;
using Hotline.Storage.Deliveries;
using Hotline.Storage.Webhooks;

namespace Hotline.Host.Webhooks.Sending;

/// <summary>
/// Posts a signed message to a department's system. Taken is what is answered with a 2xx in time. Redirects are not followed, since a
/// signature is for the address that was agreed on; a name that leads to no public address is not connected to.
/// </summary>
internal sealed class WebhookSender(IHttpClientFactory clients, IWebhookStore webhooks, TimeProvider time) : IDeliverySender
{
    public const string HttpClientName = "webhooks";

    public string Medium => DeliveryMedia.Webhook;

    public async Task<Attempt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(delivery.Target, cancellationToken) is not { } webhook)
            return new Attempt.Refused("unsubscribed");
        using var request = Signed(webhook, delivery);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Judge(response);
        }
        catch (HttpRequestException e)
        {
            return new Attempt.Failed(Reason(e));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Attempt.Failed("no answer in time");
        }
    }

    private HttpRequestMessage Signed(Webhook webhook, Delivery delivery)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(delivery.Payload, Encoding.UTF8, "application/json") };
        request.Headers.Add(WebhookSignature.IdHeader, delivery.MessageId);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(webhook.Secret, delivery.MessageId, timestamp, delivery.Payload));
        return request;
    }

    private Attempt Judge(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new Attempt.Taken(Answered(status)),
            // The receiver says that it is gone for good (RFC 9110, section 15.5.11).
            HttpStatusCode.Gone => new Attempt.Refused(Answered(status)),
            _ when status is >= 300 and < 400 => new Attempt.Failed(Answered(status) + ", redirects are not followed"),
            _ => new Attempt.Failed(Answered(status), RetryAfter(response)),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };

    private static string Answered(int status) => string.Create(CultureInfo.InvariantCulture, $"answered {status}");

    private static string Reason(HttpRequestException e) => e switch
    {
        { InnerException: NotPublicException } => "the name leads to no public address",
        { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } }
            => "the name is not known",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection",
        { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
        _ => "no valid answer",
    };
}
