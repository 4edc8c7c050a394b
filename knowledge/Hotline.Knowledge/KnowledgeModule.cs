using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge;

/// <summary>Registers the knowledge base.</summary>
public static class KnowledgeModule
{
    /// <summary>
    /// Adds <see cref="IKnowledgeBase"/> over the articles of a folder. They are read at the host's start, or at first use
    /// without a host; a faulty article stops the start with an <see cref="InvalidArticlesException"/> that lists every problem.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="articlesDirectory">Folder of the articles; sets <see cref="KnowledgeOptions.ArticlesDirectory"/>.</param>
    /// <returns>To set more of <see cref="KnowledgeOptions"/>, above all the codes that articles may name.</returns>
    public static OptionsBuilder<KnowledgeOptions> AddKnowledge(this IServiceCollection services, string articlesDirectory)
    {
        services.AddSingleton<IKnowledgeBase>(Load);
        services.AddHostedService<KnowledgeStart>();
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
            .ValidateOnStart();
    }

    private static EmbeddedKnowledgeBase Load(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
        return new EmbeddedKnowledgeBase(ArticleFolder.Load(options.ArticlesDirectory, new KnownCodes(options.Categories, options.Departments)));
    }
}
