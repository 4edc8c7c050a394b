using System.Globalization;
using System.Resources;
using Hotline.Storage;
using Hotline.Ticketing;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Learned;

namespace Hotline.Host.Routing;

/// <summary>
/// The <c>train</c> command: learns routing from the city's tickets, or from a file of them, reports how well each category is read,
/// and keeps the new model unless it reads the newest month worse than the present one. A running service takes it within a minute.
/// </summary>
internal static class TrainCommand
{
    public const string Name = "train";

    private const int WrongUsage = 64;
    private const int WrongData = 65;
    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.TrainTexts", typeof(TrainCommand).Assembly);

    /// <summary>Runs the command; returns the exit code (sysexits.h).</summary>
    /// <param name="arguments">What follows its name: nothing, or <c>--csv</c> and one or more files.</param>
    /// <param name="output">Where it answers.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        using var host = Build();
        if (arguments.Count > 0 && (arguments[0] != "--csv" || arguments.Count == 1))
            return Say(output, WrongUsage, "Usage");
        try
        {
            var services = host.Services;
            services.MigrateStorage();
            var messages = arguments.Count > 0
                ? [.. arguments.Skip(1).SelectMany(LabelledCsv.Read)]
                : await services.GetRequiredService<PastTickets>().ReadAsync(CancellationToken.None);
            return Train(Known(messages, services.GetRequiredService<ICityDirectory>(), output), services.GetRequiredService<RoutingModelPath>().Path, output);
        }
        catch (Exception exception) when (exception is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            await output.WriteLineAsync(exception.Message);
            return WrongData;
        }
    }

    // What cannot be learned or would name no category: said, not hidden.
    private static List<LabelledMessage> Known(IReadOnlyList<LabelledMessage> messages, ICityDirectory city, TextWriter output)
    {
        var known = messages.Where(message => city.FindCategory(message.Label) is not null).GroupBy(message => message.Label)
            .Where(category => category.Count() >= RoutingTrainer.FewestOfClass).SelectMany(category => category).ToList();
        Say(output, 0, "Read", messages.Count, known.Count, known.Select(message => message.Label).Distinct().Count());
        return known;
    }

    private static int Train(List<LabelledMessage> messages, string path, TextWriter output)
    {
        if (messages.Select(message => message.Label).Distinct().Count() < 2)
            return Say(output, WrongData, "TooFew", RoutingTrainer.FewestOfClass);
        Report(RoutingEvaluation.CrossValidate(messages, CancellationToken.None), output);
        var present = File.Exists(path) ? RoutingModelFile.Load(path) : null;
        var retraining = RoutingEvaluation.Retrain(messages, present, CancellationToken.None);
        if (retraining is { Before: { } before, After: { } after })
            Say(output, 0, "NewestMonth", before.Messages, before.MacroF1, after.MacroF1);
        if (retraining.Model is not { } model)
            return Say(output, 0, "Kept", path);
        RoutingModelFile.Save(model, path);
        return Say(output, 0, "Written", path);
    }

    private static void Report(RoutingFigures figures, TextWriter output)
    {
        Say(output, 0, "Whole", figures.Messages, figures.Accuracy, figures.MacroF1);
        foreach (var category in figures.Classes.Where(category => category.Messages > 0))
            Say(output, 0, "Category", category.Label, category.Messages, category.Precision, category.Recall, category.F1);
        foreach (var pair in figures.MostConfused)
            Say(output, 0, "Confused", pair.Right, pair.Read, pair.Times);
    }

    private static int Say(TextWriter output, int exitCode, string name, params object[] values)
    {
        output.WriteLine(string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, CultureInfo.CurrentUICulture)!, values));
        return exitCode;
    }

    private static IHost Build()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTicketing(builder.Configuration.GetSection("Ticketing"), Path.Combine(AppContext.BaseDirectory, "appsettings"));
        builder.Services.AddOptions<StorageOptions>().Bind(builder.Configuration.GetSection(StorageOptions.Section));
        builder.Services.AddStorage();
        builder.Services.AddSingleton<RoutingModelPath>().AddSingleton<PastTickets>();
        return builder.Build();
    }
}
