using Hotline.Host.Health;
using Hotline.Storage.Nodes;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Hotline.Host.Nodes.Redis;

/// <summary>The connection to Redis. The service starts and runs without it; it comes back by itself.</summary>
internal sealed partial class RedisLink(IOptions<RedisOptions> options, IOptions<NodeOptions> node, TimeProvider time, ILogger<RedisLink> logger) : BackgroundService, IDependency
{
    private const int ConnectMilliseconds = 2_000;
    private const int AnswerMilliseconds = 500;
    private const int RetryMilliseconds = 1_000;
    private const int KeepAliveSeconds = 5;

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(2);

    private volatile ConnectionMultiplexer? connection;
    private int state = (int)DependencyState.Off;

    /// <inheritdoc/>
    public string Name => "redis";

    /// <summary>The connection while it stands; null where there is none.</summary>
    public ConnectionMultiplexer? Connected => connection is { IsConnected: true } standing ? standing : null;

    /// <summary>Called with the connection once it was made; it stays the same when it breaks and comes back.</summary>
    public event Action<ConnectionMultiplexer>? Made;

    /// <inheritdoc/>
    public async Task<DependencyReport> AskAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsOn)
            return new(DependencyState.Off);
        if (Connected is not { } standing)
            return new(DependencyState.Down);
        await standing.GetDatabase().PingAsync();
        return new(DependencyState.Up);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        connection?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.IsOn && connection is null)
        {
            try
            {
                var made = await ConnectionMultiplexer.ConnectAsync(Configuration());
                made.ConnectionFailed += (_, e) => Down(e.FailureType.ToString());
                made.ConnectionRestored += (_, _) => Up();
                connection = made;
                Made?.Invoke(made);
                if (made.IsConnected)
                    Up();
                else
                    Down("Unreachable");
            }
            catch (Exception e) when (e is RedisException or TimeoutException or IOException)
            {
                Down(e.GetType().Name);
                await Task.Delay(TryAgain, time, stoppingToken);
            }
        }
    }

    private ConfigurationOptions Configuration()
    {
        var configuration = ConfigurationOptions.Parse(options.Value.Configuration!);
        configuration.AbortOnConnectFail = false;
        configuration.ConnectTimeout = ConnectMilliseconds;
        configuration.AsyncTimeout = configuration.SyncTimeout = AnswerMilliseconds;
        configuration.ReconnectRetryPolicy = new LinearRetry(RetryMilliseconds);
        configuration.KeepAlive = KeepAliveSeconds;
        // What waits for Redis to come back is of no use by then.
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ClientName = new([.. $"hotline-{node.Value.Name}".Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_')]);
        return configuration;
    }

    private void Up()
    {
        switch ((DependencyState)Interlocked.Exchange(ref state, (int)DependencyState.Up))
        {
            case DependencyState.Down: LogBack(logger); break;
            case DependencyState.Off: LogUp(logger); break;
        }
    }

    // The exception is not logged: its text repeats parts of the configuration.
    private void Down(string reason)
    {
        if (Interlocked.Exchange(ref state, (int)DependencyState.Down) != (int)DependencyState.Down)
            LogDown(logger, reason);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Redis is connected")]
    private static partial void LogUp(ILogger logger);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Redis:Configuration: Redis cannot be used ({Reason}). The service goes on: what other nodes change is seen up to 2 seconds later, limits count for each node. Check server, port and password; it is tried again.")]
    private static partial void LogDown(ILogger logger, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Redis is back")]
    private static partial void LogBack(ILogger logger);
}
