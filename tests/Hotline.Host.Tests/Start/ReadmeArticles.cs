using Hotline.Knowledge;
using Hotline.Knowledge.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Host.Tests.Start;

/// <summary>Loads articles as the host does.</summary>
internal static class ReadmeArticles
{
    public static IKnowledgeBase Load(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddKnowledge(folder);
        return services.BuildServiceProvider().GetRequiredService<IKnowledgeBase>();
    }
}
