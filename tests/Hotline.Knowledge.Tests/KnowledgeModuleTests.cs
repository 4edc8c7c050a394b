using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;
using Hotline.Knowledge.Tests.Articles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Tests;

public sealed class KnowledgeModuleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task AddKnowledge_Host_AnswersFromTheFolder()
    {
        using var host = Host(_folder.With("dog-licence.md", ArticleText.Faultless).Path);
        await host.StartAsync(TestContext.Current.CancellationToken);

        var result = await host.Services.GetRequiredService<IKnowledgeBase>()
            .AskAsync(new KnowledgeQuestion("狗证怎么办", "zh-CN", new DateOnly(2026, 11, 20)), TestContext.Current.CancellationToken);

        result.Hits[0].Article.Id.ShouldBe("dog-licence");
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AddKnowledge_FaultyArticle_StopsTheStartAndSaysWhich()
    {
        using var host = Host(_folder.With("dog-licence.md", ArticleText.With("category:", "category: pets")).Path, o => o.Categories = new HashSet<string> { "order" });

        var exception = await Should.ThrowAsync<InvalidArticlesException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        exception.Message.ShouldContain("dog-licence.md:8: category:");
    }

    [Theory]
    [InlineData("ArticlesDirectory")]
    [InlineData("Categories")]
    [InlineData("Departments")]
    [InlineData("LookForChangesEvery")]
    public async Task AddKnowledge_WrongOption_StopsTheStartAndNamesTheKey(string key)
    {
        using var host = Host(_folder.With("dog-licence.md", ArticleText.Faultless).Path, o =>
        {
            o.ArticlesDirectory = key == "ArticlesDirectory" ? " " : o.ArticlesDirectory;
            o.Categories = key == "Categories" ? new HashSet<string>() : null;
            o.Departments = key == "Departments" ? new HashSet<string>() : null;
            o.LookForChangesEvery = key == "LookForChangesEvery" ? TimeSpan.FromMilliseconds(1) : TimeSpan.Zero;
        });

        var exception = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        exception.Message.ShouldStartWith($"Knowledge:{key} ");
    }

    [Fact]
    public async Task Look_ChangedArticle_IsTakenWithoutARestart()
    {
        using var host = Host(_folder.With("dog-licence.md", ArticleText.Faultless).Path);
        var knowledge = host.Services.GetRequiredService<IKnowledgeBase>();
        var watch = host.Services.GetServices<IHostedService>().OfType<ArticleWatch>().Single();
        var before = knowledge.Articles;

        await watch.LookAsync(TestContext.Current.CancellationToken);
        knowledge.Articles.ShouldBeSameAs(before);

        _folder.With("dog-licence.md", ArticleText.With("title:", "title: 养犬登记在哪儿办"));
        await watch.LookAsync(TestContext.Current.CancellationToken);
        knowledge.Find("dog-licence", "zh-CN")!.Title.ShouldBe("养犬登记在哪儿办");
    }

    [Fact]
    public async Task Look_ChangedArticleIsFaultyOrTheFolderIsGone_KeepsTheOldOnes()
    {
        using var host = Host(_folder.With("dog-licence.md", ArticleText.Faultless).Path);
        var knowledge = host.Services.GetRequiredService<IKnowledgeBase>();
        var watch = host.Services.GetServices<IHostedService>().OfType<ArticleWatch>().Single();

        _folder.With("dog-licence.md", ArticleText.With("title:", "title:"));
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Directory.Move(_folder.Path, _folder.Path + "-gone");
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Directory.Move(_folder.Path + "-gone", _folder.Path);

        knowledge.Find("dog-licence", "zh-CN")!.Title.ShouldBe("养狗怎么登记");
    }

    public void Dispose() => _folder.Dispose();

    private static IHost Host(string directory, Action<KnowledgeOptions>? configure = null)
    {
        var builder = new HostApplicationBuilder();
        builder.Services.AddKnowledge(directory).Configure(configure ?? (o => o.LookForChangesEvery = TimeSpan.Zero));
        return builder.Build();
    }
}
