using Hotline.Channels.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Phone;

/// <summary>Twilio's voice webhooks.</summary>
internal sealed class PhoneEndpoints(TwilioWebhook webhook, IInbox inbox, PhoneTwiml phone, LiveText liveText, ILogger<PhoneEndpoints> logger)
{
    public const string StatusPath = "/twilio/voice/status";

    /// <summary>With the reply deadline and the pauses in between, a caller waits some thirteen seconds at most.</summary>
    private const int MaxWaits = 5;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(PhoneStep.Path, (RequestDelegate)AnswerAsync).AllowAnonymous();
        endpoints.MapPost(StatusPath, (RequestDelegate)ReceiveStatusAsync).AllowAnonymous();
        endpoints.MapPost(LiveText.Path, (RequestDelegate)ReceiveWordsAsync).AllowAnonymous();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var form = await webhook.ReadAsync(context);
        if (form is null)
            return;
        if (!PhoneStep.TryRead(context.Request.Query, out var step) || PhoneMapper.Map(form, step) is not { } inbound)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var twiml = new TwimlWriter();
        var receipt = await HandOverAsync(inbound, step);
        if (receipt is null || (receipt.Status == AcceptStatus.Deferred && step.Waits >= MaxWaits))
            phone.Unavailable(twiml, step, PhoneMapper.IsDialCompleted(form));
        else if (receipt.Status == AcceptStatus.Deferred)
            PhoneTwiml.Wait(twiml, step);
        else
            phone.Reply(twiml, receipt.Replies, step, PhoneMapper.IsDialCompleted(form));
        await twiml.SendAsync(context.Response);
        if (receipt is { Status: not AcceptStatus.Deferred } && !context.RequestAborted.IsCancellationRequested)
            inbox.ConfirmDelivered(receipt);
    }

    // Somebody is on the line: whatever goes wrong inside, the caller hears an apology and is put through. What is signed is
    // stored even when Twilio hangs up meanwhile; hence no cancellation by the request.
    private async Task<Receipt?> HandOverAsync(InboundActivity inbound, PhoneStep step)
    {
        try
        {
            // A caller who was asked to wait has said nothing since: the step is in the inbox, only its answer is still to come.
            return step.Waits > 0
                ? await inbox.FindAsync(ChannelIds.Phone, inbound.ExternalId, CancellationToken.None)
                : await inbox.AcceptAsync(inbound, CancellationToken.None);
        }
        catch (Exception e)
        {
            PhoneLog.InboxFailed(logger, inbound.ExternalId, e);
            return null;
        }
    }

    private Task ReceiveStatusAsync(HttpContext context) => ReceiveAsync(context, PhoneMapper.MapStatus);

    private Task ReceiveWordsAsync(HttpContext context) => ReceiveAsync(context, form => liveText.Map(form, context.Request.Query["of"]));

    // A report that nobody waits for an answer to.
    private async Task ReceiveAsync(HttpContext context, Func<TwilioForm, InboundActivity?> map)
    {
        using var form = await webhook.ReadAsync(context);
        if (form is null)
            return;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (map(form) is not { } reported)
            return;
        try
        {
            await inbox.AcceptAsync(reported, CancellationToken.None);
        }
        catch (InboxUnavailableException e)
        {
            PhoneLog.InboxFailed(logger, reported.ExternalId, e);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
