using Hotline.Storage.Nodes;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Health;

/// <summary>
/// The time between being told to stop and closing the door: a load balancer that asks for health sees that this node stops while it still
/// answers, and what comes meanwhile is served. Streams that are open end at once; new ones are refused, so that clients go elsewhere.
/// </summary>
internal sealed partial class Draining(IOptions<NodeOptions> node, TimeProvider time, ILogger<Draining> logger) : IHostedLifecycleService
{
    /// <summary>Whoever asks again asks another node.</summary>
    private const string AskAgain = "1";

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        LogStopping(logger, node.Value.Name);
        await Task.Delay(node.Value.StopDelay, time, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Tells requests that come while this node stops.</summary>
    public static void Use(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) => stopping.IsCancellationRequested ? ServeLastAsync(context, next) : next(context));
    }

    private static Task ServeLastAsync(HttpContext context, RequestDelegate next)
    {
        // A proxy that kept the connection would send its next request into a closed door.
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        if (!IsStream(context))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = AskAgain;
        return Task.CompletedTask;
    }

    private static bool IsStream(HttpContext context)
        => context.Request.Headers.Upgrade == "websocket" || context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Node {Node} stops: it is not ready any more, ends its streams and finishes what runs")]
    private static partial void LogStopping(ILogger logger, string node);
}
