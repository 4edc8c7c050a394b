using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>Registers the client of the search server.</summary>
public static class ElasticsearchModule
{
    /// <summary>Adds <see cref="ElasticsearchClient"/> and <see cref="ElasticsearchIndexes"/> where <see cref="ElasticsearchOptions.Url"/> is given; the options in any case.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="elasticsearch">The section <see cref="ElasticsearchOptions.Section"/>.</param>
    public static IServiceCollection AddElasticsearch(this IServiceCollection services, IConfiguration elasticsearch)
    {
        ArgumentNullException.ThrowIfNull(elasticsearch);
        services.AddOptions<ElasticsearchOptions>().Bind(elasticsearch).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ElasticsearchOptions>, ElasticsearchOptionsCheck>();
        if (string.IsNullOrWhiteSpace(elasticsearch[nameof(ElasticsearchOptions.Url)]))
            return services;
        return services.AddSingleton<ElasticsearchClient>().AddSingleton<ElasticsearchIndexes>().AddSingleton<ElasticsearchArticles>();
    }
}
