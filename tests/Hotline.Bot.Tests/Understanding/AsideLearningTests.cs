using System.Collections;
using Hotline.Bot.Understanding.Asides;
using Hotline.Knowledge.Articles;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Bot.Tests.Understanding;

public sealed class AsideLearningTests
{
    [Theory]
    [InlineData("红烧肉")]
    [InlineData("没水了")]
    public void Sayings_OfAsidesAndOfTheCity_AreBothThere(string said) => new AsideModel(Hearing.City, () => []).Sayings.ShouldContain(said);

    [Fact]
    public async Task Execute_HostStarted_LearnsThoughNobodyAsked()
    {
        var articles = new WatchedArticles();
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        var time = new FakeTimeProvider();
        using var learning = new AsideLearning(new AsideModel(Hearing.City, () => articles), lifetime, time);
        lifetime.NotifyStarted();
        await learning.StartAsync(TestContext.Current.CancellationToken);
        articles.AreRead.ShouldBeFalse();

        while (!learning.ExecuteTask!.IsCompleted)
        {
            time.Advance(AsideLearning.AfterStart);
            await Task.Yield();
        }

        await learning.ExecuteTask;

        articles.AreRead.ShouldBeTrue();
    }

    private sealed class WatchedArticles : IReadOnlyList<Article>
    {
        public bool AreRead { get; private set; }

        public int Count => 0;

        public Article this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<Article> GetEnumerator()
        {
            AreRead = true;
            return Enumerable.Empty<Article>().GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
