using Hotline.Channels.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Channels.Phone;

/// <summary>Hears what became of ringing an operator, and does not let a caller wait for one who did not answer.</summary>
internal sealed class OperatorLegEndpoint(TwilioWebhook webhook, PhoneCalls calls)
{
    public const string Path = "/twilio/voice/operator";

    /// <summary>Path and query at which Twilio reports the operator's side of a call.</summary>
    public static string AddressFor(string callSid, PhoneStep step) => $"{Path}?call={callSid}&{step.ToAddress()[(PhoneStep.Path.Length + 1)..]}";

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, (RequestDelegate)ReceiveAsync).AllowAnonymous();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var form = await webhook.ReadAsync(context);
        if (form is null)
            return;
        if (TwilioSid.Of(context.Request.Query["call"]) is not { } call
            || !PhoneStep.TryRead(context.Request.Query, out var step) || step.Source != StepSource.Dial)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // "completed" is the end of a conversation that took place; the caller's own instructions report it.
        var isUnanswered = form["CallStatus"u8] is "busy" or "no-answer" or "failed" or "canceled";
        var isDone = !isUnanswered || await calls.GiveBackAsync(call, step, CancellationToken.None) != CallResult.Unavailable;
        context.Response.StatusCode = isDone ? StatusCodes.Status204NoContent : StatusCodes.Status503ServiceUnavailable;
    }
}
