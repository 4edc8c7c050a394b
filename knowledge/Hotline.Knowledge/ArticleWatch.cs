using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Editing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge;

/// <summary>
/// Has the articles read before the host takes messages, so that a faulty one stops the start and no resident waits; then looks
/// for changed files, and for what was published on another node, so that an editor's correction is answered from at once.
/// </summary>
internal sealed partial class ArticleWatch(ArticleShelf shelf, IOptions<KnowledgeOptions> options, TimeProvider time, ILogger<ArticleWatch> logger)
    : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        LogLoaded(shelf.Count);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Takes changed articles, if there are any and nothing is wrong with them.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await shelf.RefreshAsync(cancellationToken))
                return;
            LogReplaced(shelf.Count);
            if (shelf.Faults is { Count: > 0 } faults)
                LogLeftOut(string.Join('\n', faults));
        }
        catch (InvalidArticlesException exception)
        {
            LogFaulty(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(exception);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.LookForChangesEvery == TimeSpan.Zero)
            return;
        using var timer = new PeriodicTimer(options.Value.LookForChangesEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away; the next look comes, and nobody's answer waits for it.
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} articles, all languages counted, are ready")]
    private partial void LogLoaded(int count);

    [LoggerMessage(2, LogLevel.Information, "The articles changed; {Count} are ready")]
    private partial void LogReplaced(int count);

    [LoggerMessage(3, LogLevel.Error, "The articles changed and are faulty, so the earlier ones stay. {Report}")]
    private partial void LogFaulty(string report);

    [LoggerMessage(4, LogLevel.Warning, "The articles' folder cannot be read; the earlier articles stay")]
    private partial void LogUnreadable(Exception exception);

    [LoggerMessage(6, LogLevel.Error, "The look for changed articles failed and goes on; the earlier articles stay")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(5, LogLevel.Error, "Articles published in the console are left out, because something is wrong with them now. {Report}")]
    private partial void LogLeftOut(string report);
}
