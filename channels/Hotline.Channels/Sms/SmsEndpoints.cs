using System.Globalization;
using Hotline.Channels.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Sms;

/// <summary>Twilio's messaging webhooks.</summary>
internal sealed class SmsEndpoints(
    TwilioWebhook webhook,
    IInbox inbox,
    IDeliveryReports reports,
    SmsOptions options,
    TwilioOptions twilio,
    PublicOrigin publicOrigin,
    ILogger<SmsEndpoints> logger)
{
    public const string Path = "/twilio/sms";
    public const string StatusPath = "/twilio/sms/status";

    private const string ReplyParameter = "reply";

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Path, (RequestDelegate)ReceiveAsync).AllowAnonymous();
        endpoints.MapPost(StatusPath, (RequestDelegate)ReceiveStatusAsync).AllowAnonymous();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var form = await webhook.ReadAsync(context);
        if (form is null)
            return;
        switch (SmsMapper.Map(form, options.From))
        {
            case SmsDelivery.Taken taken:
                await TakeAsync(context, taken);
                break;
            case SmsDelivery.Ignored ignored:
                SmsLog.Ignored(logger, ignored.MessageSid, ignored.Reason);
                await ReplyAsync(context.Response, "", handoverId: null);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
        }
    }

    // What is signed is stored even when Twilio hangs up meanwhile; hence no cancellation by the request.
    private async Task TakeAsync(HttpContext context, SmsDelivery.Taken taken)
    {
        Receipt receipt;
        try
        {
            receipt = await inbox.AcceptAsync(SmsFiles.Claim(taken.Inbound, twilio), CancellationToken.None);
        }
        catch (InboxUnavailableException e)
        {
            SmsLog.InboxUnavailable(logger, taken.Inbound.ExternalId, e);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        await ReplyAsync(context.Response, taken.IsSilent ? "" : SmsText.Render(receipt.Replies), receipt.HandoverId);
        if (receipt.Status != AcceptStatus.Deferred && !context.RequestAborted.IsCancellationRequested)
            inbox.ConfirmDelivered(receipt);
    }

    private async ValueTask ReplyAsync(HttpResponse response, string text, long? handoverId)
    {
        using var twiml = new TwimlWriter();
        if (text.Length > 0)
        {
            twiml.Open("Message"u8);
            if (handoverId is { } id && publicOrigin.Address(StatusPath) is { } statusUrl)
                twiml.Attribute("action"u8, string.Create(CultureInfo.InvariantCulture, $"{statusUrl}?{ReplyParameter}={id}"));
            twiml.Text(text).Close("Message"u8);
        }

        await twiml.SendAsync(response);
    }

    private async Task ReceiveStatusAsync(HttpContext context)
    {
        using var form = await webhook.ReadAsync(context);
        if (form is null)
            return;
        long? handoverId = long.TryParse(context.Request.Query[ReplyParameter], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (SmsMapper.MapStatus(form, handoverId) is not { } report)
            return;
        try
        {
            await reports.ReportAsync(report, CancellationToken.None);
        }
        catch (InboxUnavailableException e)
        {
            SmsLog.InboxUnavailable(logger, report.ExternalId, e);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
