using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>One call: answers and returns null, or returns why it refuses.</summary>
internal delegate Task<DirectLineError?> DirectLineCall(HttpContext context);

/// <summary>What all calls share: cross-origin headers, refusals as JSON, and nothing internal in an answer.</summary>
internal sealed class DirectLineHandler(ICorsService cors, ILogger<DirectLineHandler> logger)
{
    // Pages of any site may call: what lets them in is a token in a header, never a cookie.
    private static readonly CorsPolicy AnyPage = new CorsPolicyBuilder()
        .AllowAnyOrigin()
        .WithMethods(HttpMethods.Get, HttpMethods.Post)
        .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
        .WithExposedHeaders("retry-after")
        .SetPreflightMaxAge(TimeSpan.FromHours(1))
        .Build();

    /// <summary>Answers a browser that asks whether a page may call.</summary>
    public Task AnswerPreflight(HttpContext context)
    {
        ApplyCors(context);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Makes an endpoint of a call that pages of any site may make.</summary>
    public RequestDelegate HandleAnyPage(DirectLineCall call)
    {
        var handle = Handle(call);
        return context =>
        {
            ApplyCors(context);
            return handle(context);
        };
    }

    /// <summary>Makes an endpoint of a call.</summary>
    public RequestDelegate Handle(DirectLineCall call) => async context =>
    {
        var error = await TryCallAsync(call, context);
        if (error is null)
            return;
        logger.Refused(context.GetEndpoint()?.DisplayName, error.Status, error.Code);
        await context.WriteAsync(error);
    };

    private async Task<DirectLineError?> TryCallAsync(DirectLineCall call, HttpContext context)
    {
        try
        {
            return await call(context);
        }
        catch (InboxUnavailableException exception)
        {
            logger.InboxUnavailable(context.GetConversationId(), exception);
            return DirectLineError.Unavailable;
        }
        catch (BadHttpRequestException exception)
        {
            return exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? DirectLineError.TooLarge
                : DirectLineError.BadArgument("The body could not be read.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private void ApplyCors(HttpContext context)
        => cors.ApplyResult(cors.EvaluatePolicy(context, AnyPage), context.Response);
}
