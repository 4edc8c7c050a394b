using System.Globalization;
using System.Resources;
using Hotline.Storage;
using Hotline.Storage.Checks;
using Hotline.Ticketing;

namespace Hotline.Host.Tickets;

/// <summary>
/// The <c>tickets</c> command: <c>tickets verify</c> rebuilds every stored ticket from its events and prints what differs, also while the
/// service runs on the same data.
/// </summary>
internal static class TicketsCommand
{
    public const string Name = "tickets";

    private const int WrongUsage = 64;
    private const int Differences = 1;
    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.TicketsTexts", typeof(TicketsCommand).Assembly);

    /// <summary>Runs the command; returns the exit code: 0 where nothing differs, 1 where something does, 64 for wrong usage.</summary>
    /// <param name="arguments">What follows its name; settings such as <c>--Storage:Directory=data</c> may stand behind.</param>
    /// <param name="output">Where it answers.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        if (arguments is not ["verify", .. var settings])
            return await SayAsync(output, WrongUsage, "Usage");
        using var host = Build(settings);
        host.Services.MigrateStorage();
        var result = await host.Services.GetRequiredService<ITicketCheck>().RunAsync(
            count => output.WriteLine(Text("Progress", count)), CancellationToken.None);
        foreach (var differing in result.Differing)
            await output.WriteLineAsync($"{differing.Number}  {string.Join(", ", differing.Parts)}");
        return result.Differing.Count == 0
            ? await SayAsync(output, 0, "Same", result.Count)
            : await SayAsync(output, Differences, "Different", result.Count, result.Differing.Count);
    }

    private static async Task<int> SayAsync(TextWriter output, int exitCode, string name, params object[] values)
    {
        await output.WriteLineAsync(Text(name, values));
        return exitCode;
    }

    private static string Text(string name, params object[] values)
        => string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, CultureInfo.CurrentUICulture)!, values);

    private static IHost Build(string[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTicketing(builder.Configuration.GetSection("Ticketing"), Path.Combine(AppContext.BaseDirectory, "appsettings"));
        builder.Services.AddOptions<StorageOptions>().Bind(builder.Configuration.GetSection(StorageOptions.Section));
        builder.Services.AddStorage();
        return builder.Build();
    }
}
