using Hotline.Bot.Understanding.Asides;
using Hotline.Bot.Understanding.Categories;
using Hotline.Bot.Understanding.Emergencies;
using Hotline.Bot.Understanding.Intents;
using Hotline.Bot.Understanding.Numbers;
using Hotline.Bot.Understanding.Places;
using Hotline.Bot.Understanding.Scope;
using Hotline.Bot.Understanding.Text;
using Hotline.Bot.Understanding.Tone;
using Hotline.Knowledge.Search;
using Hotline.Ticketing.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bot.Understanding;

/// <summary>Registers understanding.</summary>
public static class UnderstandingModule
{
    /// <summary>
    /// Registers <see cref="IUnderstanding"/>, one for the process: its tables are built when it is first asked for and never
    /// change. It needs the city's directory, the ticket desk and the current routing model;
    /// the articles, where they are there, teach what is a city's business, in the background once a host has started. What needs
    /// nothing of the rest and takes long to build is begun at once.
    /// </summary>
    public static IServiceCollection AddUnderstanding(this IServiceCollection services)
    {
        var emergencies = Task.Run(() => new EmergencyDetector());
        var intents = emergencies.ContinueWith(_ => new ExpressionIntentClassifier(), TaskScheduler.Default);
        return services
            .AddSingleton<CharacterMap>()
            .AddSingleton<Normaliser>()
            .AddSingleton<ContentTrimmer>()
            .AddSingleton(_ => emergencies.GetAwaiter().GetResult())
            .AddSingleton(_ => intents.GetAwaiter().GetResult())
            .AddSingleton(provider => new AsideModel(provider.GetRequiredService<ICityDirectory>(), () => provider.GetService<IKnowledgeBase>()?.Articles ?? []))
            .AddSingleton<IAsides>(provider => provider.GetRequiredService<AsideModel>())
            .AddHostedService<AsideLearning>()
            .AddSingleton<IIntentClassifier, AsideIntentClassifier>()
            .AddSingleton<ICategoryClassifier, PhraseCategoryClassifier>()
            .AddSingleton<LearnedCategories>()
            .AddSingleton<KindClassifier>()
            .AddSingleton<AddressParser>()
            .AddSingleton<TicketNumberParser>()
            .AddSingleton<ScopeDetector>()
            .AddSingleton<ToneDetector>()
            .AddSingleton<IUnderstanding, MessageUnderstanding>();
    }
}
