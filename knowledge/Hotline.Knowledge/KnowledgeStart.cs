using Hotline.Knowledge.Search;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Knowledge;

/// <summary>Has the articles read before the host takes messages, so that a faulty one stops the start and no resident waits.</summary>
internal sealed partial class KnowledgeStart(IKnowledgeBase knowledge, ILogger<KnowledgeStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogLoaded(knowledge.Articles.Count);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "{Count} articles, all languages counted, are ready")]
    private partial void LogLoaded(int count);
}
