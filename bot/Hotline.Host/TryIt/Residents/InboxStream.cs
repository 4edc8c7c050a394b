using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Hotline.Host.TryIt.Residents;

/// <summary>GET /try/api/inbox: what the hotline sends a resident by itself, as server-sent events.</summary>
/// <remarks>https://html.spec.whatwg.org/multipage/server-sent-events.html</remarks>
internal sealed class InboxStream(ResidentBook book, IHostApplicationLifetime lifetime)
{
    /// <summary>Answers without end.</summary>
    /// <param name="context">The request; <c>Last-Event-ID</c> is sent by a browser that connects again.</param>
    /// <param name="number">The resident's telephone number.</param>
    /// <param name="openId">The resident's OpenID.</param>
    /// <param name="after">What was seen last, where the browser does not know; null: nothing.</param>
    public async Task WriteAsync(HttpContext context, string number, string openId, long? after)
    {
        if (!Entries.IsNumber(number) || !Entries.IsOpenId(openId))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // An open stream must not hold up the service's end.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var seen = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : after ?? 0;
        var resident = book.Open(number, openId);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        try
        {
            // Without it the browser would not know before the first message that it is connected.
            await context.Response.Body.FlushAsync(end.Token);
            await SseFormatter.WriteAsync(Events(resident, seen, end.Token), context.Response.Body, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page went away, or the service stops.
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> Events(Resident resident, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (id, arrival) in resident.ReadAsync(after, cancellationToken))
            yield return new(JsonSerializer.Serialize(arrival, TryItJson.Instance.Arrival)) { EventId = id.ToString(CultureInfo.InvariantCulture) };
    }
}
