using Hotline.Knowledge.Editing;
using Hotline.Knowledge.Tests.Articles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Knowledge.Tests.Editing;

public sealed class ArticleWatchTests
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Execute_WhileTheVersionsCannotBeRead_GoesOnAndLooksAgain()
    {
        using var folder = new TemporaryFolder().With("dog-licence.md", ArticleText.Faultless);
        var time = new FakeTimeProvider();
        var versions = new FailingVersions();
        var builder = new HostApplicationBuilder();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddKnowledge(folder.Path).Configure(o => o.LookForChangesEvery = Beat);
        builder.Services.AddArticleEditing();
        builder.Services.AddSingleton<IArticleVersions>(versions);
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var watch = host.Services.GetServices<IHostedService>().OfType<ArticleWatch>().Single();

        for (var look = 0; look < 3; look++)
            await AskedAsync(versions, time);

        watch.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    // A beat that comes before the watch has set its timer is heard by nobody, so the clock goes on until it asks.
    private static async Task AskedAsync(FailingVersions versions, FakeTimeProvider time)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        do
            time.Advance(Beat);
        while (!await versions.Asked.WaitAsync(TimeSpan.FromMilliseconds(20), limit.Token));
    }

    /// <summary>Answers at the start and never again.</summary>
    private sealed class FailingVersions : IArticleVersions
    {
        private int stamps;

        public SemaphoreSlim Asked { get; } = new(0);

        public Task<long> StampAsync(CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref stamps) == 1)
                return Task.FromResult(0L);
            Asked.Release();
            throw new InvalidOperationException("The database is away.");
        }

        public Task<IReadOnlyList<ArticleVersion>> InForceAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ArticleVersion>>([]);

        public Task<IReadOnlyList<ArticleVersion>> HistoryAsync(ArticleKey key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ArticleVersion>> OpenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> WriteAsync(IReadOnlyList<ArticleVersion> versions, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
