using Hotline.Channels.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Phone;

/// <summary>Takes what was said between a caller and an operator into the conversation.</summary>
internal sealed class LiveTextEndpoint(TwilioWebhook webhook, LiveText liveText, IInbox inbox, ILogger<LiveTextEndpoint> logger)
{
    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost(LiveText.Path, (RequestDelegate)ReceiveAsync).AllowAnonymous();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var form = await webhook.ReadAsync(context);
        if (form is null)
            return;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (liveText.Map(form, context.Request.Query["of"]) is not { } heard)
            return;
        try
        {
            await inbox.AcceptAsync(heard, CancellationToken.None);
        }
        catch (InboxUnavailableException e)
        {
            PhoneLog.InboxFailed(logger, heard.ExternalId, e);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
