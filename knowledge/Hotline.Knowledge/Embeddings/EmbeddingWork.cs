using Hotline.Knowledge.Search;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Knowledge.Embeddings;

/// <summary>Keeps the articles embedded beside everything else: what is known counts at once, what is new follows.</summary>
internal sealed partial class EmbeddingWork(
    EmbeddedKnowledgeBase knowledge, PassageEmbedder passages, TimeProvider time, ILogger<EmbeddingWork> logger) : BackgroundService
{
    private static readonly TimeSpan _retry = TimeSpan.FromMinutes(1);

    /// <summary>Brings the embeddings up to the present articles.</summary>
    /// <returns>False where the endpoint failed; questions go by what is known.</returns>
    public async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        var articles = knowledge.Articles;
        try
        {
            knowledge.TakeMeaning(articles, await passages.KnownAsync(articles, cancellationToken), passages.Size);
            await passages.EmbedAsync(articles, cancellationToken);
            var known = await passages.KnownAsync(articles, cancellationToken);
            knowledge.TakeMeaning(articles, known, passages.Size);
            LogReady(known.Count);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever the endpoint did, the knowledge base answers without it.
            LogFailed(exception.GetType().Name);
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = knowledge.Changed;
            if (await WorkAsync(stoppingToken))
                await changed.WaitAsync(stoppingToken);
            else
                await Task.Delay(_retry, time, stoppingToken);
        }
    }

    [LoggerMessage(41, LogLevel.Information, "{Count} texts of articles are embedded")]
    private partial void LogReady(int count);

    [LoggerMessage(42, LogLevel.Warning, "The embedding endpoint failed ({Reason}); trying again in a minute, and answering by words meanwhile")]
    private partial void LogFailed(string reason);
}
