using Hotline.Bot.Searching;
using Hotline.Knowledge.Search;
using Hotline.Knowledge.Search.Elasticsearch;
using Hotline.Storage.Searching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hotline.Storage.Projection;

/// <summary>Registers the console's search and, where a search server is configured, what keeps its indexes.</summary>
public static class ProjectionModule
{
    /// <summary>Adds <see cref="IRecordSearch"/> and <see cref="ISearchProjection"/>. Call after storage, knowledge and <see cref="ElasticsearchModule.AddElasticsearch"/>.</summary>
    public static IServiceCollection AddRecordSearch(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<DatabaseSearch>();
        services.AddSingleton<RecordReader>();
        if (!services.Any(s => s.ServiceType == typeof(ElasticsearchClient)))
            return services.AddSingleton<IRecordSearch, RecordSearch>().AddSingleton<ISearchProjection, NoSearchProjection>();
        services.Configure<StorageOptions>(o => o.RecordsChanges = true);
        return services
            .AddSingleton<SealedKeys>()
            .AddSingleton<IndexWriter>()
            .AddSingleton<ProjectionFeed>()
            .AddSingleton<ProjectionRebuild>()
            .AddSingleton(p => new ArticleProjection(p.GetRequiredService<ElasticsearchArticles>(), p.GetRequiredService<TimeProvider>(), p.GetService<IKnowledgeBase>()))
            .AddSingleton<SearchProjection>()
            .AddSingleton<ServerSearch>()
            .AddSingleton<IRecordSearch, RecordSearch>()
            .AddSingleton<ISearchProjection, ProjectionStatusReader>()
            .AddSingleton<IHostedService>(p => p.GetRequiredService<SearchProjection>());
    }
}
