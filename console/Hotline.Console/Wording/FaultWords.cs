using System.Collections.Frozen;
using System.Text.RegularExpressions;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Wording;

/// <summary>Why a message to a resident did not go, in words; what senders say of it, with the vendor's code, is for whoever mends it.</summary>
internal static partial class FaultWords
{
    /// <summary>Codes that senders and delivery reports name, by the name of their text.</summary>
    /// <remarks>https://www.twilio.com/docs/api/errors, and the platform's 全局返回码</remarks>
    private static readonly FrozenDictionary<string, string> Coded = new Dictionary<string, string[]>
    {
        ["Number"] = ["21211", "21217", "21421", "21604", "21614"],
        ["Landline"] = ["21635", "30006"],
        ["NoSuchNumber"] = ["30005"],
        ["Unroutable"] = ["21612"],
        ["Region"] = ["21408"],
        ["OptedOut"] = ["21610"],
        ["TooLong"] = ["21617"],
        ["Off"] = ["30003"],
        ["Blocked"] = ["30004"],
        ["Spam"] = ["30007"],
        ["Unsaid"] = ["30008"],
        ["SetUp"] = ["20003", "20005", "20404", "21212", "21601", "21603", "21606", "21608", "21659", "21660", "21661", "30002", "30032", "30034", "40001", "40014", "42001"],
        ["Busy"] = ["20429", "30001", "30022", "45011"],
        ["NotFollowing"] = ["40003", "43004"],
        ["Permission"] = ["48001"],
        ["Quota"] = ["45009"],
        ["Window"] = ["45015"],
        ["Replies"] = ["45047"],
    }.SelectMany(meaning => meaning.Value.Select(code => KeyValuePair.Create(code, meaning.Key))).ToFrozenDictionary();

    /// <summary>What senders say without a code that is known, by a piece of it; the first that fits.</summary>
    private static readonly (string Piece, string Text)[] Uncoded =
    [
        ("48 h window", "Window"), ("1 minute window", "NotWritten"), ("never written", "NotWritten"), ("quota of messages", "Replies"), ("opted out", "OptedOut"),
        ("not a telephone number", "Number"), ("unreachable", "Network"), ("not reached", "Network"), ("timed out", "Network"), ("in time", "Network"),
        ("channel is off", "ChannelOff"), ("twilio 401", "SetUp"), ("twilio 403", "SetUp"), ("twilio 404", "SetUp"),
        ("twilio 429", "Busy"), ("twilio 5", "Busy"), ("HTTP 5", "Busy"), ("busy", "Busy"), ("token", "SetUp"),
    ];

    /// <summary>In words; a code that has none stands behind, to be looked up.</summary>
    /// <param name="reason">What the sender or the delivery report says.</param>
    public static string Of(string reason)
    {
        var code = Code().Match(reason) is { Success: true } found ? found.Value : null;
        if (code is not null && Coded.TryGetValue(code, out var text))
            return T("Fault_" + text);
        if (Array.Find(Uncoded, u => reason.Contains(u.Piece, StringComparison.Ordinal)).Text is { } known)
            return T("Fault_" + known);
        return code is null ? T("Fault_Refused") : T("Fault_RefusedWith", code);
    }

    /// <summary>The vendor's code stands at the end of what is said.</summary>
    [GeneratedRegex(@"\d{5}(?=\)?$)")]
    private static partial Regex Code();
}
