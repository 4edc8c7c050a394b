using System.Buffers;

namespace Hotline.Channels.Sms;

/// <summary>
/// Tells messages that a machine sent. They are not answered: two machines that answer each other never stop, and each
/// message costs money.
/// </summary>
internal static class SmsLoopGuard
{
    private const string ChinaPrefix = "+86";

    /// <summary>China's longest telephone number without trunk prefix: a mobile number.</summary>
    private const int ChinaMobileLength = 11;

    /// <summary>Shortest landline number with its area code: three digits and seven.</summary>
    private const int ChinaLandlineMinLength = 9;

    private static readonly string[] AutomaticOpenings =
        ["自动回复", "自動回覆", "auto-reply", "autoreply", "auto reply", "automatic reply", "out of office", "this is an automated message"];

    private static readonly SearchValues<string> AutomaticPhrases = SearchValues.Create(
        ["请勿直接回复", "请勿回复此", "请勿回复本", "系统自动发送", "系统自动回复", "do not reply to this", "do-not-reply", "this mailbox is not monitored"],
        StringComparison.OrdinalIgnoreCase);

    // What a handset sends by itself while its owner drives or sits in a meeting: both are said, and little else.
    private static readonly SearchValues<string> Busy = SearchValues.Create(
        ["正在开会", "在开会", "正在开车", "在开车", "正在驾驶", "驾驶模式", "不方便接", "不方便回", "勿扰模式", "免打扰", "i'm driving", "i am driving", "in a meeting", "can't talk right now", "do not disturb"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Later = SearchValues.Create(
        ["稍后", "稍候", "回头", "晚点", "一会儿", "再联系", "回复您", "回复你", "给您回", "给你回", "later", "get back", "when i"], StringComparison.OrdinalIgnoreCase);

    private const int LongestExcuse = 80;

    /// <summary>Why a message must not be answered, in words for logs; null where a person may have sent it.</summary>
    /// <param name="from">Sender as Twilio names it.</param>
    /// <param name="hotline">The number it was sent to.</param>
    /// <param name="ownNumber">The hotline's configured number.</param>
    /// <param name="text">The message.</param>
    public static string? Find(string from, string hotline, string ownNumber, string text) => from switch
    {
        _ when from == hotline || from == ownNumber => "sent by the hotline itself",
        _ when !PhoneNumber.IsE164(from) => "sender is not a telephone number",
        _ when IsChineseServiceNumber(from) => "sender is a service number",
        _ when IsAutomatic(text) => "automatic reply",
        _ => null,
    };

    // Service numbers in China (10086, 95588, 12345) are short; bulk messages come from 106 and more digits than a
    // landline in Beijing (area code 10) has.
    private static bool IsChineseServiceNumber(string from)
    {
        if (!from.StartsWith(ChinaPrefix, StringComparison.Ordinal))
            return false;
        var national = from.AsSpan(ChinaPrefix.Length);
        return national.Length < ChinaLandlineMinLength
               || (national.StartsWith("106") && national.Length >= ChinaMobileLength);
    }

    private static bool IsAutomatic(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(AutomaticPhrases) || OpensAutomatically(text) || (text.Length <= LongestExcuse && text.ContainsAny(Busy) && text.ContainsAny(Later)))
            return true;
        var signatureEnd = text.IndexOfAny('】', ']');
        return signatureEnd > 0 && text[0] is '【' or '[' && OpensAutomatically(text[(signatureEnd + 1)..]);
    }

    // A word of its own: who writes "自动回复的短信太多了" is a person.
    private static bool OpensAutomatically(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("【[(（ \n");
        foreach (var opening in AutomaticOpenings)
        {
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase)
                && (text.Length == opening.Length || !char.IsLetter(text[opening.Length])))
                return true;
        }

        return false;
    }
}
