using System.Globalization;
using System.Resources;
using Hotline.Channels;

namespace Hotline.Host.Start;

/// <summary>What the operator of the service reads when it is up: where the pages are, which channels are on, and why others are off.</summary>
internal static class StartReport
{
    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.StartTexts", typeof(StartReport).Assembly);

    public static void Print(WebApplication app, TextWriter output)
    {
        var origin = app.Urls.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal) ?? "";
        var states = app.Services.GetRequiredService<IReadOnlyList<ChannelState>>();
        output.WriteLine();
        output.WriteLine(Text("Up", origin));
        if (states.Any(s => s is { ChannelId: ChannelIds.WebChat, IsOn: true }))
            output.WriteLine(Text("Chat", origin + "/chat"));
        if (app.Environment.IsDevelopment())
            output.WriteLine(Text("TryIt", origin + "/try"));
        output.WriteLine(Text("Health", origin + "/health/ready", origin + "/health/live"));
        foreach (var state in states)
            output.WriteLine(Text(state.IsOn ? "ChannelOn" : "ChannelOff", state.ChannelId, state.Note));
        if (app.Environment.IsDevelopment())
            output.WriteLine(Text("DevelopmentKeys"));
        output.WriteLine();
        output.Flush();
    }

    private static string Text(string name, params object[] values)
        => string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, CultureInfo.CurrentUICulture)!, values);
}
