using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hotline.Console.Live;

/// <summary>
/// Answers with server-sent events (html.spec.whatwg.org/multipage/server-sent-events.html). Each is written straight into the connection, so
/// that a stream which waits, as most do, holds none of the memory that its last event took.
/// </summary>
/// <param name="events">What is sent, until it ends or the browser leaves.</param>
internal sealed class EventStream(IAsyncEnumerable<LiveEvent> events) : IResult
{
    /// <summary>Chinese as it is: escaped it would be twice as long, and nobody reads it as HTML before it is parsed.</summary>
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache,no-store";
        httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        await response.StartAsync(httpContext.RequestAborted);
        await foreach (var e in events.WithCancellation(httpContext.RequestAborted))
        {
            Write(response.BodyWriter, e);
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }
    }

    private static void Write(IBufferWriter<byte> output, LiveEvent e)
    {
        output.Write("event: "u8);
        output.Write(e.Name);
        output.Write("\ndata: "u8);
        if (e.Part is { } part)
        {
            // JSON without indentation has no line ends, which would end the data.
            using var json = new Utf8JsonWriter(output, Writing);
            JsonSerializer.Serialize(json, part, LiveJson.Default.PushedPart);
        }

        output.Write("\n\n"u8);
    }
}
