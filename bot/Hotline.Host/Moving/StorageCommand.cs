using System.Globalization;
using System.Resources;
using Hotline.Storage;
using Hotline.Storage.Moving;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Moving;

/// <summary>
/// The <c>storage</c> command: <c>storage move</c> brings what a stopped service on SQLite left to PostgreSQL, compares all of it, and goes on
/// where it was broken off.
/// </summary>
internal static class StorageCommand
{
    public const string Name = "storage";

    // sysexits.h
    private const int WrongUsage = 64;
    private const int NoInput = 66;
    private const int CannotCreate = 73;
    private const int TryAgain = 75;
    private const int Differences = 1;

    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.StorageTexts", typeof(StorageCommand).Assembly);

    /// <summary>
    /// Runs the command; returns the exit code: 0 where all was moved and is the same, 1 where something differs, 64 for wrong usage, 66 where the
    /// source is not there or in use, 73 where the target holds something else, 75 where it was broken off and is to be called again.
    /// </summary>
    /// <param name="arguments">What follows its name; settings such as <c>--Storage:Directory=data</c> may stand behind.</param>
    /// <param name="output">Where it answers.</param>
    public static int Run(string[] arguments, TextWriter output)
    {
        string[]? settings = arguments switch
        {
            ["move", "--to", var target, .. var rest] => [.. rest, "--Storage:PostgreSql", target],
            ["move", .. var rest] => rest,
            _ => null,
        };
        if (settings is null || Options(settings) is not { PostgreSql: { Length: > 0 } } options)
            return Say(output, WrongUsage, "Usage");
        try
        {
            return Report(StorageMove.Run(options, p => Say(output, 0, p.IsComparing ? "Compared" : "Copied", p.Table, p.Done, p.Total)), output);
        }
        catch (StorageMoveException e)
        {
            return Say(output, TryAgain, "BrokenOff", e.Message);
        }
    }

    private static int Report(StorageMoveResult result, TextWriter output) => result.Outcome switch
    {
        StorageMoveOutcome.Moved => Moved(result, output),
        StorageMoveOutcome.Differs => Differs(result, output),
        StorageMoveOutcome.NoSource => Say(output, NoInput, "NoSource", result.Detail),
        StorageMoveOutcome.SourceInUse => Say(output, NoInput, "SourceInUse", result.Detail),
        StorageMoveOutcome.TargetHoldsData => Say(output, CannotCreate, "TargetHoldsData"),
        StorageMoveOutcome.OtherSource => Say(output, CannotCreate, "OtherSource", result.Detail),
        StorageMoveOutcome.OtherSchema => Say(output, CannotCreate, "OtherSchema", result.Detail),
    };

    private static int Moved(StorageMoveResult result, TextWriter output)
    {
        foreach (var table in result.Tables)
            Say(output, 0, "Table", table.Name, table.TargetRows, table.TargetChecksum);
        return Say(output, 0, "Moved", result.Tables.Sum(t => t.TargetRows), result.Tables.Count);
    }

    private static int Differs(StorageMoveResult result, TextWriter output)
    {
        foreach (var table in result.Tables.Where(t => !t.IsSame))
            Say(output, 0, "DifferingTable", table.Name, table.SourceRows, table.SourceChecksum, table.TargetRows, table.TargetChecksum);
        return Say(output, Differences, "Differs");
    }

    private static int Say(TextWriter output, int exitCode, string name, params object[] values)
    {
        output.WriteLine(string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, CultureInfo.CurrentUICulture)!, values));
        return exitCode;
    }

    private static StorageOptions Options(string[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddOptions<StorageOptions>().Bind(builder.Configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations();
        using var host = builder.Build();
        return host.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
    }
}
