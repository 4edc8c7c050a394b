using Hotline.Channels;

namespace Hotline.Host.Health;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it can take messages, with the state of what it depends on.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => TypedResults.Ok(new LiveView("live")));
        endpoints.MapGet("/health/ready", async (IConversationLog log, IReadOnlyList<ChannelState> channels, CancellationToken ct) =>
        {
            var database = await DatabaseAnswersAsync(log, ct);
            var view = new ReadyView(
                database ? "ready" : "unavailable",
                database ? "up" : "down",
                channels.ToDictionary(c => c.ChannelId, c => c.IsOn ? "on" : "off"));
            return Results.Json(view, statusCode: database ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static async Task<bool> DatabaseAnswersAsync(IConversationLog log, CancellationToken cancellationToken)
    {
        try
        {
            await log.ExistsAsync(new("health", "health"), cancellationToken);
            return true;
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InboxUnavailableException)
        {
            return false;
        }
    }
}

/// <summary>The process runs.</summary>
internal sealed record LiveView(string Status);

/// <summary>Whether messages are taken.</summary>
internal sealed record ReadyView(string Status, string Database, IReadOnlyDictionary<string, string> Channels);
