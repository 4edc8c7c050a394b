using System.Globalization;

namespace Hotline.Host.TryIt.Phone;

/// <summary>Parameters by which Twilio reports what happened in a call. Pure.</summary>
/// <remarks>https://www.twilio.com/docs/voice/twiml/gather#action, .../dial#action, .../enqueue#action</remarks>
internal static class CallFields
{
    /// <summary>What can become of a call that rings, or of a wait in a queue.</summary>
    public static readonly IReadOnlySet<string> Outcomes = new HashSet<string> { "completed", "no-answer", "busy", "bridged", "leave" };

    private const string FinishOnKeyDefault = "#";
    private const string LanguageDefault = "en-US";

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

    public static KeyValuePair<string, string>[] Dialled(string outcome) =>
    [
        new("DialCallSid", TwilioSid.NewCall()),
        new("DialCallStatus", outcome),
        .. outcome == "completed" ? [new KeyValuePair<string, string>("DialCallDuration", "12")] : Array.Empty<KeyValuePair<string, string>>(),
    ];

    public static KeyValuePair<string, string>[] Queued(string outcome) =>
    [
        new("QueueSid", TwilioSid.NewQueue()),
        new("QueueResult", outcome),
        new("QueueTime", "15"),
    ];
}
