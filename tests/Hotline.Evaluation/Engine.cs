using Hotline.Bot.Understanding;
using Hotline.Knowledge;
using Hotline.Knowledge.Search;
using Hotline.TestKit;
using Hotline.Ticketing;
using Hotline.Ticketing.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Evaluation;

/// <summary>The engine as the service registers it, with the sample city and the shipped articles.</summary>
internal sealed class Engine : IDisposable
{
    // The day on which answers must hold: the state of knowledge of the shipped articles.
    private static readonly DateOnly _day = new(2026, 11, 23);
    private static readonly DateTimeOffset _now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services = Register();

    public ICityDirectory City => _services.GetRequiredService<ICityDirectory>();

    public Understood Understand(string text) => _services.GetRequiredService<IUnderstanding>().Understand(text, null, _now);

    public ValueTask<KnowledgeResult> AskAsync(string text, string language, bool isHeard, CancellationToken cancellationToken) =>
        _services.GetRequiredService<IKnowledgeBase>().AskAsync(new KnowledgeQuestion(text, language, _day, IsHeard: isHeard), cancellationToken);

    public void Dispose() => _services.Dispose();

    private static ServiceProvider Register()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTicketing(new ConfigurationBuilder().Build(), Checkout.Appsettings).AddUnderstanding();
        services.AddKnowledge(Checkout.Articles);
        return services.BuildServiceProvider();
    }
}
