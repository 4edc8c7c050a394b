using System.Collections.Frozen;
using System.Text;

namespace Hotline.Channels.Sms;

/// <summary>Words by which a resident leaves or comes back.</summary>
internal static class SmsKeywords
{
    // Twilio answers and blocks on exactly these, alone in a message: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
    private static readonly FrozenSet<string> TwilioStop = new[] { "STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // YES too lifts a block, but is far more often an answer to a question of ours.
    private static readonly FrozenSet<string> TwilioStart = new[] { "START", "UNSTOP" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // What Chinese text messages teach their readers to send back (回复TD退订); Twilio does not know these.
    private static readonly FrozenSet<string> ChineseStop = new[] { "退订", "退訂", "取消订阅", "回复退订", "TD", "T", "回复TD", "回复T", "TD退订", "T退订" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> ChineseStart = new[] { "恢复订阅", "恢復訂閱", "重新订阅", "取消退订" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const int LongestKeyword = 24;

    /// <summary>What a message asks for.</summary>
    /// <param name="text">The message.</param>
    /// <param name="optOutType">Twilio's reading of it (<c>STOP</c>, <c>START</c>, <c>HELP</c>), which comes before ours; null where it gave none.</param>
    public static SmsKeyword Find(string text, string? optOutType)
    {
        switch (optOutType?.ToUpperInvariant())
        {
            case "STOP": return SmsKeyword.StopAnsweredByTwilio;
            case "START": return SmsKeyword.StartAnsweredByTwilio;
            case "HELP": return SmsKeyword.HelpAnsweredByTwilio;
        }

        if (text.Length > LongestKeyword)
            return SmsKeyword.None;
        var word = text.Normalize(NormalizationForm.FormKC).Trim(' ', '\n', '\t', '.', '。', '!', '"', '\'', '“', '”', '[', ']', '【', '】');
        return word switch
        {
            _ when TwilioStop.Contains(word) => SmsKeyword.StopAnsweredByTwilio,
            _ when TwilioStart.Contains(word) => SmsKeyword.StartAnsweredByTwilio,
            _ when ChineseStop.Contains(word) => SmsKeyword.Stop,
            _ when ChineseStart.Contains(word) => SmsKeyword.Start,
            _ => SmsKeyword.None,
        };
    }
}

/// <summary>What a message asks of the subscription, and whether Twilio has answered it already, so that we must not.</summary>
internal enum SmsKeyword
{
    None,
    Stop,
    StopAnsweredByTwilio,
    Start,
    StartAnsweredByTwilio,
    HelpAnsweredByTwilio,
}
