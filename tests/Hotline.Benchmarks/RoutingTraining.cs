using System.Diagnostics;
using Hotline.Knowledge;
using Hotline.Knowledge.Search;
using Hotline.TestKit;
using Hotline.Ticketing;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Learned;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Benchmarks;

/// <summary>
/// Time to learn routing from 100,000 tickets of all categories of the sample city, as <c>train</c> does: five-fold report, comparison on the newest
/// month, model. A ticket says a place, a phrase of its category and sentences of the starter articles, which have a city's vocabulary; one in twenty
/// has another's label. What is read rightly of made tickets says nothing about real ones; it is printed so that a faster model that reads worse shows.
/// </summary>
internal static class RoutingTraining
{
    private const int Tickets = 100_000;
    private const int Mislabelled = 20;
    private const int SentencesATicket = 4;

    public static Task MeasureAsync()
    {
        var messages = Make();
        Report.Row("tickets to learn from", messages.Count, "", $"{messages.Average(m => m.Text.Length):0} characters, {messages.Select(m => m.Label).Distinct().Count()} categories");
        var clock = Stopwatch.StartNew();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var figures = RoutingEvaluation.CrossValidate(messages, CancellationToken.None);
        Report.Row("five-fold report", clock.Elapsed.TotalSeconds, "s", $"macro-F1 {figures.MacroF1:0.000}");
        clock.Restart();
        var model = RoutingEvaluation.Retrain(messages, null, CancellationToken.None).Model!;
        Report.Row("first model", clock.Elapsed.TotalSeconds, "s");
        clock.Restart();
        var again = RoutingEvaluation.Retrain(messages, model, CancellationToken.None);
        Report.Row("comparison on the newest month, and the next model", clock.Elapsed.TotalSeconds, "s", $"macro-F1 {again.After!.MacroF1:0.000}");
        Report.Row("processor time of all", (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds, "s");
        return Task.CompletedTask;
    }

    private static List<LabelledMessage> Make()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddTicketing(new ConfigurationBuilder().Build(), Checkout.Appsettings);
        services.AddKnowledge(Checkout.Articles);
        using var provider = services.BuildServiceProvider();
        var city = provider.GetRequiredService<ICityDirectory>();
        var parents = city.Categories.Select(c => c.Parent).ToHashSet();
        Category[] categories = [.. city.Categories.Where(c => !parents.Contains(c.Code))];
        Area[] streets = [.. city.Areas.Where(a => a.Level == AreaLevel.Street)];
        string[] sentences =
        [
            .. provider.GetRequiredService<IKnowledgeBase>().Articles.SelectMany(a => a.PlainBody.Split('\n', '。', '；', '，')).Where(s => s.Length is > 5 and < 40),
        ];
        var random = new Random(20261129);
        var end = new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);
        var messages = new List<LabelledMessage>(Tickets);
        for (var i = 0; i < Tickets; i++)
        {
            // Some categories have many tickets, most have few.
            var category = categories[(int)(categories.Length * Math.Pow(random.NextDouble(), 2))];
            var said = category.Phrases.Count > 0 ? category.Phrases[random.Next(category.Phrases.Count)] : category.Name;
            var text = $"{streets[random.Next(streets.Length)].Name}{said}，{string.Join('，', random.GetItems(sentences, SentencesATicket))}。";
            var label = random.Next(Mislabelled) == 0 ? categories[random.Next(categories.Length)] : category;
            messages.Add(new LabelledMessage(text, label.Code, end - random.NextDouble() * TimeSpan.FromDays(365)));
        }

        return messages;
    }
}
