using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Editing;
using Hotline.Knowledge.Embeddings;
using Hotline.Knowledge.Feedback;
using Hotline.Knowledge.Search;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge;

/// <summary>Registers the knowledge base.</summary>
public static class KnowledgeModule
{
    // A look costs a file-system call an article.
    private static readonly TimeSpan ShortestLook = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Adds <see cref="IKnowledgeBase"/> over the articles of a folder. They are read at the host's start, or at first use
    /// without a host; a faulty article stops the start with an <see cref="InvalidArticlesException"/> that lists every problem. Where <see cref="IAsides"/> is
    /// registered as well, it is asked in doubt.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="articlesDirectory">Folder of the articles; sets <see cref="KnowledgeOptions.ArticlesDirectory"/>.</param>
    /// <returns>To set more of <see cref="KnowledgeOptions"/>, above all the codes that articles may name.</returns>
    public static OptionsBuilder<KnowledgeOptions> AddKnowledge(this IServiceCollection services, string articlesDirectory)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Load);
        services.AddSingleton<IKnowledgeBase>(provider => provider.GetRequiredService<EmbeddedKnowledgeBase>());
        services.AddSingleton(provider => new ArticleShelf(
            provider.GetRequiredService<EmbeddedKnowledgeBase>(), provider.GetRequiredService<IOptions<KnowledgeOptions>>(), provider.GetService<IArticleVersions>()));
        services.AddSingleton<ArticleWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ArticleWatch>());
        return services.AddOptions<KnowledgeOptions>()
            .Configure(options => options.ArticlesDirectory = articlesDirectory)
            .Validate(
                options => !string.IsNullOrWhiteSpace(options.ArticlesDirectory),
                "Knowledge:ArticlesDirectory is empty; it must name the folder of the articles.")
            .Validate(
                options => options.Categories is not { Count: 0 },
                "Knowledge:Categories is an empty set, so no article could be valid; give the city's category codes, or null for any.")
            .Validate(
                options => options.Departments is not { Count: 0 },
                "Knowledge:Departments is an empty set, so no article could be valid; give the city's department codes, or null for any.")
            .Validate(
                options => options.LookForChangesEvery == TimeSpan.Zero || options.LookForChangesEvery >= ShortestLook,
                "Knowledge:LookForChangesEvery is too short; it must be 00:00:01 or longer, or 00:00:00 for never.")
            .Validate(options => options.RemindDaysBefore is >= 0 and <= 365, "Knowledge:RemindDaysBefore is out of range; allowed: 0 to 365.")
            .Validate(options => options.ReviewEveryDays is >= 30 and <= 3_650, "Knowledge:ReviewEveryDays is out of range; allowed: 30 to 3650.")
            .ValidateOnStart();
    }

    /// <summary>Adds <see cref="IArticleDesk"/> and what editors work from, over <see cref="IArticleVersions"/> and <see cref="IUnansweredQuestions"/>, which storage adds.</summary>
    public static IServiceCollection AddArticleEditing(this IServiceCollection services)
    {
        services.AddSingleton<ArticleCheck>();
        services.AddSingleton<IArticleDesk, ArticleDesk>();
        services.AddSingleton<ArticleImport>();
        services.AddSingleton<KnowledgeGaps>();
        return services;
    }

    /// <summary>
    /// Adds search by meaning where <see cref="EmbeddingOptions.Url"/> names an endpoint. Embeddings are kept in an
    /// <see cref="IEmbeddingStore"/>; without one everything is embedded at each start.
    /// </summary>
    /// <param name="services">Where to register, after <see cref="AddKnowledge"/>.</param>
    /// <param name="embeddings">The section <see cref="EmbeddingOptions.Section"/>.</param>
    public static IServiceCollection AddEmbeddings(this IServiceCollection services, IConfiguration embeddings)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        services.AddOptions<EmbeddingOptions>().Bind(embeddings).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddingOptions>, EmbeddingOptionsCheck>();
        services.AddSingleton(provider => new EmbeddingState(provider.GetService<QuestionEmbedder>()));
        if (string.IsNullOrEmpty(embeddings[nameof(EmbeddingOptions.Url)]))
            return services;
        services.TryAddSingleton<IEmbeddingStore, NoEmbeddingStore>();
        return services
            .AddSingleton(provider => new EmbeddingGenerators(provider.GetRequiredService<IOptions<EmbeddingOptions>>().Value))
            .AddSingleton<QuestionEmbedder>()
            .AddSingleton<PassageEmbedder>()
            .AddSingleton<EmbeddingWork>()
            .AddHostedService(provider => provider.GetRequiredService<EmbeddingWork>());
    }

    private static EmbeddedKnowledgeBase Load(IServiceProvider services) =>
        new(ArticleFolder.Load(services.GetRequiredService<IOptions<KnowledgeOptions>>().Value), services.GetService<QuestionEmbedder>(), services.GetService<IAsides>());
}
