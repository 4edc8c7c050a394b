using System.Globalization;
using System.Resources;
using Hotline.Channels;
using Hotline.Host.Nodes;

namespace Hotline.Host.Start;

/// <summary>What the operator of the service reads when it is up: where the pages are, which channels are on, and why others are off.</summary>
internal static class StartReport
{
    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.StartTexts", typeof(StartReport).Assembly);

    /// <param name="app">The running service.</param>
    /// <param name="setUp">Path of the one-time set-up link, or null where there are accounts.</param>
    /// <param name="output">Where to.</param>
    public static void Print(WebApplication app, string? setUp, TextWriter output)
    {
        var origin = app.Urls.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal) ?? "";
        var states = app.Services.GetRequiredService<IReadOnlyList<ChannelState>>();
        output.WriteLine();
        output.WriteLine(Text("Up", origin));
        if (states.Any(s => s is { ChannelId: ChannelIds.WebChat, IsOn: true }))
            output.WriteLine(Text("Chat", origin + "/chat"));
        output.WriteLine(Text("Console", origin + "/console"));
        if (app.Environment.IsDevelopment())
            output.WriteLine(Text("TryIt", origin + "/try"));
        output.WriteLine(Text("Health", origin + "/health/ready", origin + "/health/live"));
        foreach (var state in states)
            output.WriteLine(Text(state.IsOn ? "ChannelOn" : "ChannelOff", state.ChannelId, state.Note));
        foreach (var warning in app.Services.GetRequiredService<NodeWarnings>().Texts())
            output.WriteLine(Text("Warning", warning));
        if (setUp is not null)
            output.WriteLine(Text("SetUp", origin + setUp));
        if (app.Environment.IsDevelopment())
            output.WriteLine(Text("DevelopmentKeys"));
        output.WriteLine();
        output.Flush();
    }

    private static string Text(string name, params object[] values)
        => string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, CultureInfo.CurrentUICulture)!, values);
}
