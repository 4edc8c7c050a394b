using Hotline.TestKit;

namespace Hotline.Console.Tests;

/// <summary>
/// A running service whose operators no other test class uses (what is offered to whom depends on all who are there), with a stand-in
/// for the telephone company.
/// </summary>
public class CallCentre : RunningConsole
{
    private TwilioApi? twilio;

    /// <summary>What was done to calls.</summary>
    public TwilioApi Twilio => twilio ?? throw new InvalidOperationException("The service is not started yet.");

    protected override IReadOnlyDictionary<string, string> MoreSettings => new Dictionary<string, string>
    {
        ["Console:OfferSeconds"] = "300",
        ["Channels:Twilio:ApiBaseUrl"] = Twilio.Address,
        ["Channels:Phone:LiveText"] = "true",
    };

    /// <summary>A telephone of a resident that no other test has.</summary>
    public PhoneHandset NewTelephone() => new(Process.Client, $"+86136{Random.Shared.Next(0, 100_000_000):D8}");

    public override async ValueTask InitializeAsync()
    {
        twilio = await TwilioApi.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (twilio is not null)
            await twilio.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
