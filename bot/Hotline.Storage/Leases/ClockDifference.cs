using System.Data.Common;
using Hotline.Channels;
using Hotline.Storage.Reading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Leases;

/// <summary>
/// How far this node's clock is off the database's, compared once a minute and logged where it is much. Leases go by the database's clock;
/// but deadlines, retries and what residents read go by the node's, and nodes whose clocks differ do those too early or too late.
/// </summary>
public interface IClockDifference
{
    /// <summary>How far this node's clock was ahead when they were last compared, negative where it was behind; null before that, and on the embedded database.</summary>
    TimeSpan? Latest { get; }

    /// <summary>Whether they differ by more than clocks that somebody keeps do.</summary>
    bool IsTooLarge { get; }
}

/// <inheritdoc cref="IClockDifference"/>
internal sealed partial class ClockDifference(DatabaseConnections connections, IOptions<StorageOptions> options, TimeProvider time, ILogger<ClockDifference> logger)
    : BackgroundService, IClockDifference
{
    /// <summary>Clocks that are kept by NTP differ by milliseconds; this much says that one is not kept.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    private readonly string read = $"SELECT {connections.Dialect.Now}";

    public TimeSpan? Latest { get; private set; }

    public bool IsTooLarge => Latest?.Duration() > Bound;

    /// <summary>Compares them.</summary>
    public async Task CompareAsync(CancellationToken cancellationToken)
    {
        var wasTooLarge = IsTooLarge;
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        // The first statement on a connection may have to wait for other things than the answer.
        await connection.QuerySingleAsync(read, row => row.GetInt64(0), [], cancellationToken);
        var before = time.GetUtcNow();
        var there = DateTimeOffset.FromUnixTimeMilliseconds(await connection.QuerySingleAsync(read, row => row.GetInt64(0), [], cancellationToken));
        var after = time.GetUtcNow();
        Latest = before + ((after - before) / 2) - there;
        if (IsTooLarge)
            LogDiffer(logger, Math.Round(Latest.Value.TotalSeconds, 1));
        else if (wasTooLarge)
            LogAgree(logger);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.UsesPostgreSql && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CompareAsync(stoppingToken);
            }
            catch (Exception e) when (e is InboxUnavailableException or DbException)
            {
                // The database is away, which others say.
            }

            await Task.Delay(Beat, time, stoppingToken);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "This node's clock is {Seconds} s ahead of the database server's (negative: behind). Deadlines and retries go by it: let NTP keep the clocks of all nodes and of the database server.")]
    private static partial void LogDiffer(ILogger logger, double seconds);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "This node's clock and the database server's agree again.")]
    private static partial void LogAgree(ILogger logger);
}
