using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge;

/// <summary>
/// Has the articles read before the host takes messages, so that a faulty one stops the start and no resident waits; then looks
/// for changed files, so that an editor's correction is answered from at once.
/// </summary>
internal sealed partial class ArticleWatch(
    EmbeddedKnowledgeBase knowledge, IOptions<KnowledgeOptions> options, TimeProvider time, ILogger<ArticleWatch> logger) : BackgroundService
{
    private int _seen = ArticleFolder.Fingerprint(options.Value.ArticlesDirectory);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        LogLoaded(knowledge.Articles.Count);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Takes changed articles, if there are any and nothing is wrong with them.</summary>
    public void Look()
    {
        try
        {
            var present = ArticleFolder.Fingerprint(options.Value.ArticlesDirectory);
            if (present == _seen)
                return;
            _seen = present;
            knowledge.Replace(ArticleFolder.Load(options.Value));
            LogReplaced(knowledge.Articles.Count);
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
            Look();
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} articles, all languages counted, are ready")]
    private partial void LogLoaded(int count);

    [LoggerMessage(2, LogLevel.Information, "The articles changed; {Count} are ready")]
    private partial void LogReplaced(int count);

    [LoggerMessage(3, LogLevel.Error, "The articles changed and are faulty, so the earlier ones stay. {Report}")]
    private partial void LogFaulty(string report);

    [LoggerMessage(4, LogLevel.Warning, "The articles' folder cannot be read; the earlier articles stay")]
    private partial void LogUnreadable(Exception exception);
}
