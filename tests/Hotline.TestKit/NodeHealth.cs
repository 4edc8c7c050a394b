using System.Text.Json;

namespace Hotline.TestKit;

/// <summary>Reads <c>/health/ready</c> as somebody on duty would.</summary>
public static class NodeHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What the node says now.</summary>
    public static async Task<JsonElement> HealthAsync(this HostProcess node, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready") { Headers = { { "Accept-Language", language } } };
        using var response = await node.Client.SendAsync(request);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.Clone();
    }

    /// <summary>Asks until it is so.</summary>
    /// <exception cref="TimeoutException">It was not in two minutes; the message holds what the node said last.</exception>
    public static async Task<JsonElement> UntilHealthAsync(this HostProcess node, Func<JsonElement, bool> isSo)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var health = await node.HealthAsync();
            if (isSo(health))
                return health;
            if (patience.IsCancellationRequested)
                throw new TimeoutException(health.ToString());
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>State of a dependency.</summary>
    public static string? StateOf(this JsonElement health, string dependency)
        => health.GetProperty("dependencies").GetProperty(dependency).GetProperty("state").GetString();
}
