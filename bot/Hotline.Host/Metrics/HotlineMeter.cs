using System.Diagnostics.Metrics;

namespace Hotline.Host.Metrics;

/// <summary>
/// The instruments of the service, named after OpenTelemetry's conventions. Other rooms may add their own to a meter of the same name.
/// Attributes hold no personal data and few values.
/// </summary>
internal static class HotlineMeter
{
    /// <summary>Name of every meter that is exported.</summary>
    public const string Name = "Hotline";

    /// <summary>Bounds of the histogram of turns, in seconds: from a decision in memory to what a vendor no longer waits for.</summary>
    public static readonly double[] TurnBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 4.5, 10, 15];

    private static readonly Meter Meter = new(Name);

    /// <summary>From the adapter's hand-over to the committed reply, by channel and outcome.</summary>
    public static readonly Histogram<double> TurnDuration = Meter.CreateHistogram<double>(
        "hotline.turn.duration", "s", "From a message's hand-over by its channel to its committed reply.");

    /// <summary>Pushes of messages to residents, by channel and outcome.</summary>
    public static readonly Counter<long> Pushes = Meter.CreateCounter<long>("hotline.outbox.pushes", "{push}", "Messages pushed to residents, tries included.");

    /// <summary>Events of tickets, by event.</summary>
    public static readonly Counter<long> TicketEvents = Meter.CreateCounter<long>("hotline.ticket.events", "{event}", "What happened to tickets on this node.");
}
