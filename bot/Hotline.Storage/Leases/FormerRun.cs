using Hotline.Storage.Commits;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Leases;

/// <summary>
/// On the embedded database a start ends the leases that it finds: they can only be those of a run that is over. Where several nodes
/// share a database a lease ends by time alone, since nobody can tell a dead node from a slow one.
/// </summary>
internal sealed partial class FormerRun(GroupCommitter committer, IOptions<StorageOptions> options, ILogger<FormerRun> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.UsesPostgreSql)
            return;
        var ended = await committer.WriteAsync(w => w.Leases.EndAll(), cancellationToken);
        if (ended > 0)
            LogEnded(logger, ended);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The run before this one was working on {Count} things when it ended; they are taken up.")]
    private static partial void LogEnded(ILogger logger, int count);
}
