using System.Collections.Frozen;
using System.Globalization;

namespace Hotline.Host.TryIt.Phone;

/// <summary>Parameters by which Twilio reports what happened in a call. Pure.</summary>
/// <remarks>https://www.twilio.com/docs/voice/twiml/gather#action, .../dial#action, .../enqueue#action</remarks>
internal static class CallFields
{
    private static readonly FrozenSet<string> DialOutcomes = new[] { "completed", "no-answer", "busy" }.ToFrozenSet();
    private static readonly FrozenSet<string> QueueOutcomes = new[] { "bridged", "leave" }.ToFrozenSet();

    private static readonly KeyValuePair<string, string>[] Talked = [new("DialCallDuration", "12")];

    private const string FinishOnKeyDefault = "#";
    private const string LanguageDefault = "en-US";

    /// <summary>Whether it can become of a call that rings, or of a wait in a queue.</summary>
    public static bool IsOutcome(string? outcome) => outcome is not null && (DialOutcomes.Contains(outcome) || QueueOutcomes.Contains(outcome));

    public static KeyValuePair<string, string>[] Speech(CallScript document, int gather, string text, double confidence) =>
    [
        new("SpeechResult", text),
        new("Confidence", Math.Clamp(confidence, 0, 1).ToString(CultureInfo.InvariantCulture)),
        new("Language", document.Attribute(gather, "language") ?? LanguageDefault),
    ];

    public static KeyValuePair<string, string>[] Keys(CallScript document, int gather, string keys)
    {
        var finish = document.Attribute(gather, "finishOnKey") ?? FinishOnKeyDefault;
        var end = keys.AsSpan().IndexOfAny(finish);
        var digits = end < 0 ? keys : keys[..end];
        if (int.TryParse(document.Attribute(gather, "numDigits"), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && digits.Length > most)
            digits = digits[..most];
        return [new("Digits", digits), new("FinishedOnKey", end < 0 ? "" : keys[end].ToString())];
    }

    /// <summary>What is reported where nothing was said and pressed; null: nothing, and the next verb is played.</summary>
    public static KeyValuePair<string, string>[]? Silence(CallScript document, int gather)
        => document.Attribute(gather, "actionOnEmptyResult") == "true" ? [new("Digits", "")] : null;

    /// <summary>What is reported of a call that rang; null: this cannot become of it.</summary>
    public static KeyValuePair<string, string>[]? Dialled(string outcome) => DialOutcomes.Contains(outcome)
        ? [new("DialCallSid", TwilioSid.NewCall()), new("DialCallStatus", outcome), .. outcome == "completed" ? Talked : []]
        : null;

    /// <summary>What is reported of a wait in a queue; null: this cannot become of it.</summary>
    public static KeyValuePair<string, string>[]? Queued(string outcome) => QueueOutcomes.Contains(outcome)
        ? [new("QueueSid", TwilioSid.NewQueue()), new("QueueResult", outcome), new("QueueTime", "15")]
        : null;
}
