using System.Collections.Frozen;

namespace Hotline.Host.TryIt.Sms;

/// <summary>Words, alone in a message, that Twilio answers by itself before the hotline hears of them.</summary>
/// <remarks>https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out</remarks>
internal static class VendorKeywords
{
    private static readonly FrozenSet<string> Stop = Words("STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL");
    private static readonly FrozenSet<string> Start = Words("START", "YES", "UNSTOP");

    /// <summary>Whether the sender wants no more messages.</summary>
    public static bool IsStop(string text) => Stop.Contains(text.Trim());

    /// <summary>Whether the sender wants messages again.</summary>
    public static bool IsStart(string text) => Start.Contains(text.Trim());

    private static FrozenSet<string> Words(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
