namespace Hotline.Channels;

/// <summary>Telephone numbers in the international form of ITU-T E.164: a plus sign and 8 to 15 digits.</summary>
internal static class PhoneNumber
{
    /// <summary>What is allowed, for messages about configuration.</summary>
    public const string Allowed = "a telephone number in international form, a plus sign and 8 to 15 digits, for example +8613800138000";

    private const int MinDigits = 8;
    private const int MaxDigits = 15;

    /// <summary>Whether <paramref name="text"/> is a number in international form.</summary>
    public static bool IsE164(ReadOnlySpan<char> text)
        => text.Length is > MinDigits and <= MaxDigits + 1
           && text[0] == '+'
           && text[1] is >= '1' and <= '9'
           && !text[1..].ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether <paramref name="text"/> can be dialled: international form, or a short national number such as 110.</summary>
    public static bool IsDialable(ReadOnlySpan<char> text)
        => IsE164(text) || (text.Length is >= 3 and <= MaxDigits && !text.ContainsAnyExceptInRange('0', '9'));
}
