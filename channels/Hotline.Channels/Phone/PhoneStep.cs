using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.Phone;

/// <summary>
/// Where in a call a webhook stands. It travels in the query of each address handed to Twilio, so that a webhook delivered
/// twice is recognised, on any node, without anything kept in between.
/// </summary>
internal sealed record PhoneStep
{
    public const string Path = "/twilio/voice";

    /// <summary>More than any call has; a higher number in an address is not one of ours.</summary>
    private const int Max = 9999;

    private const string English = "en";

    /// <summary>0 for the request that begins the call, then one more for each answer.</summary>
    public int Number { get; init; }

    /// <summary>What the request reports.</summary>
    public StepSource Source { get; init; }

    /// <summary>How often the caller has been asked to wait for this step's answer.</summary>
    public int Waits { get; init; }

    /// <summary>Whether the caller was spoken and listened to in English.</summary>
    public bool IsEnglish { get; init; }

    /// <summary>Reads the step from an address; an address without one begins a call.</summary>
    /// <returns>False where the address is not one that <see cref="ToAddress"/> writes.</returns>
    public static bool TryRead(IQueryCollection query, [NotNullWhen(true)] out PhoneStep? step)
    {
        step = null;
        if (!TryReadNumber(query, "step", out var number) || !TryReadNumber(query, "wait", out var waits))
            return false;
        StepSource? source = ((string?)query["from"], number) switch
        {
            (_, 0) => StepSource.Start,
            ("dial", _) => StepSource.Dial,
            ("gather", _) => StepSource.Gather,
            _ => null,
        };
        if (source is null)
            return false;
        step = new PhoneStep { Number = number, Source = source.Value, Waits = waits, IsEnglish = query["lang"] == English };
        return true;
    }

    /// <summary>The step that reports what the caller answers, or what became of dialling.</summary>
    public PhoneStep Next(StepSource source, bool isEnglish) => new() { Number = Number + 1, Source = source, IsEnglish = isEnglish };

    /// <summary>Path and query at which Twilio reports this step.</summary>
    public string ToAddress()
    {
        var source = Source == StepSource.Dial ? "dial" : "gather";
        return string.Create(CultureInfo.InvariantCulture, $"{Path}?step={Number}&from={source}")
               + (IsEnglish ? "&lang=" + English : "")
               + (Waits > 0 ? string.Create(CultureInfo.InvariantCulture, $"&wait={Waits}") : "");
    }

    private static bool TryReadNumber(IQueryCollection query, string name, out int number)
    {
        number = 0;
        return !query.TryGetValue(name, out var text)
               || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= Max);
    }
}

/// <summary>What a voice webhook reports.</summary>
internal enum StepSource
{
    /// <summary>A call comes in.</summary>
    Start,
    /// <summary>The caller spoke, pressed keys or stayed silent.</summary>
    Gather,
    /// <summary>Somebody was dialled, and answered or did not.</summary>
    Dial,
}
