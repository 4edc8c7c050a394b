using Hotline.Knowledge.Editing;
using Hotline.Knowledge.Feedback;
using Hotline.Knowledge.Search;
using Hotline.Knowledge.Tests.Articles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hotline.Knowledge.Tests.Editing;

/// <summary>The desk over a folder of files, with versions kept in memory.</summary>
internal sealed class EditingScenario : IAsyncDisposable
{
    public const string Author = "wu";
    public const string Reviewer = "zheng";

    public static readonly ArticleKey Dog = new("dog-licence", "zh-CN");

    private readonly TemporaryFolder folder = new();
    private readonly IHost host;

    private EditingScenario(InMemoryVersions versions, InMemoryQuestions questions)
    {
        folder.With("dog-licence.md", ArticleText.Faultless).With("dog-licence.en.md", ArticleText.FaultlessEnglish);
        var builder = new HostApplicationBuilder();
        builder.Services.AddKnowledge(folder.Path).Configure(o => o.LookForChangesEvery = TimeSpan.Zero);
        builder.Services.AddArticleEditing();
        builder.Services.AddSingleton<IArticleVersions>(versions);
        builder.Services.AddSingleton<IArticleImports>(new InMemoryImports());
        builder.Services.AddSingleton<IUnansweredQuestions>(questions);
        host = builder.Build();
        Questions = questions;
    }

    public InMemoryQuestions Questions { get; }

    public TemporaryFolder Folder => folder;

    public IArticleDesk Desk => host.Services.GetRequiredService<IArticleDesk>();

    public IKnowledgeBase Knowledge => host.Services.GetRequiredService<IKnowledgeBase>();

    public ArticleImport Import => host.Services.GetRequiredService<ArticleImport>();

    public KnowledgeGaps Gaps => host.Services.GetRequiredService<KnowledgeGaps>();

    public ArticleWatch Watch => host.Services.GetRequiredService<ArticleWatch>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<EditingScenario> StartAsync(InMemoryVersions? versions = null)
    {
        var scenario = new EditingScenario(versions ?? new(), new());
        await scenario.host.StartAsync(Cancel);
        return scenario;
    }

    /// <summary>Saves a text as the author, on what is open now.</summary>
    public async Task<ArticleVersion> SaveAsync(ArticleKey key, string text, string? seen = null)
        => (await Desk.SaveAsync(key, text, seen, Author, Cancel)).ShouldBeOfType<ArticleOutcome.Done>().Version;

    public async Task<ArticleVersion> StepAsync(ArticleVersion version, ArticleStep step, string by = Author, string? note = null)
        => (await Desk.StepAsync(version.Key, step, version.Token, note, by, Cancel)).ShouldBeOfType<ArticleOutcome.Done>().Version;

    /// <summary>Writes, submits and publishes a text.</summary>
    public async Task<ArticleVersion> PublishAsync(ArticleKey key, string text)
        => await StepAsync(await StepAsync(await SaveAsync(key, text), ArticleStep.Submit), ArticleStep.Publish, Reviewer);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
        folder.Dispose();
    }
}

/// <summary>Versions in memory, with the store's rules.</summary>
internal sealed class InMemoryVersions : IArticleVersions
{
    private readonly List<ArticleVersion> all = [];

    public Task<IReadOnlyList<ArticleVersion>> HistoryAsync(ArticleKey key, CancellationToken cancellationToken)
        => List(all.Where(v => v.Key == key).OrderByDescending(v => v.Number));

    public Task<IReadOnlyList<ArticleVersion>> OpenAsync(CancellationToken cancellationToken) => List(all.Where(v => v.IsOpen));

    public Task<IReadOnlyList<ArticleVersion>> InForceAsync(CancellationToken cancellationToken) => List(all.Where(v => v.IsInForce));

    public Task<long> StampAsync(CancellationToken cancellationToken) => Task.FromResult(all.Where(v => !v.IsOpen).Sum(v => (long)v.Revision));

    public Task<bool> WriteAsync(IReadOnlyList<ArticleVersion> versions, CancellationToken cancellationToken)
    {
        if (versions.Any(v => (Find(v)?.Revision ?? 0) != v.Revision - 1))
            return Task.FromResult(false);
        foreach (var version in versions)
        {
            all.RemoveAll(v => v.Key == version.Key && v.Number == version.Number);
            all.Add(version);
        }

        return Task.FromResult(true);
    }

    private ArticleVersion? Find(ArticleVersion version) => all.Find(v => v.Key == version.Key && v.Number == version.Number);

    private static Task<IReadOnlyList<ArticleVersion>> List(IEnumerable<ArticleVersion> versions) => Task.FromResult<IReadOnlyList<ArticleVersion>>([.. versions]);
}

internal sealed class InMemoryImports : IArticleImports
{
    private readonly Dictionary<string, (string Account, IReadOnlyList<ImportedText> Texts)> kept = [];

    public Task<string> KeepAsync(IReadOnlyList<ImportedText> texts, string accountId, CancellationToken cancellationToken)
    {
        kept.Add("import", (accountId, texts));
        return Task.FromResult("import");
    }

    public Task<IReadOnlyList<ImportedText>?> FindAsync(string id, string accountId, CancellationToken cancellationToken)
        => Task.FromResult(kept.TryGetValue(id, out var found) && found.Account == accountId ? found.Texts : null);

    public Task ForgetAsync(string id, CancellationToken cancellationToken) => Task.FromResult(kept.Remove(id));
}

internal sealed class InMemoryQuestions : IUnansweredQuestions
{
    private readonly List<UnansweredQuestion> all = [];
    private readonly HashSet<string> aside = [];

    public void Ask(params ReadOnlySpan<string> questions)
    {
        foreach (var question in questions)
            all.Insert(0, new(question, "zh-CN", new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero).AddMinutes(all.Count), "sms"));
    }

    public Task<IReadOnlyList<UnansweredQuestion>> ListAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<UnansweredQuestion>>([.. all.Where(q => q.At >= since).Take(limit)]);

    public Task<IReadOnlySet<string>> PutAsideAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<string>>(aside);

    public Task PutAsideAsync(IReadOnlyList<string> forms, string accountId, CancellationToken cancellationToken)
    {
        aside.UnionWith(forms);
        return Task.CompletedTask;
    }

    public Task TakeBackAsync(IReadOnlyList<string> forms, CancellationToken cancellationToken)
    {
        aside.ExceptWith(forms);
        return Task.CompletedTask;
    }
}
