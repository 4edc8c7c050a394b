namespace Hotline.Console.Tests;

/// <summary>A running service whose operators no other test class uses: what is offered to whom depends on all who are there.</summary>
public sealed class CallCentre : RunningConsole
{
    protected override IReadOnlyDictionary<string, string> MoreSettings { get; } = new Dictionary<string, string>
    {
        ["Console:OfferSeconds"] = "300",
    };
}
