namespace Hotline.Bot.Understanding.Numbers;

/// <summary>Finds a telephone number: a Chinese mobile number, a landline with its area code, or any number written with a plus.</summary>
internal static class PhoneParser
{
    private const int MobileDigits = 11;

    /// <summary>The first number in E.164 and the run it stands in, or null. Identity-card numbers (15 or 18 digits) are none.</summary>
    public static (string Phone, DigitRun Run)? Find(List<DigitRun> runs)
    {
        foreach (var run in runs)
        {
            if (ToE164(run) is { } phone)
                return (phone, run);
        }

        return null;
    }

    private static string? ToE164(DigitRun run)
    {
        if (Whole(run.Digits, run.HasPlus) is { } whole)
            return whole;
        // An identity card read in groups, or digit by digit, holds no telephone number in its middle.
        if (run.Digits.Length is 15 or 18 || run.Groups.Count > run.Digits.Length / 2)
            return null;
        for (var first = 0; first < run.Groups.Count; first++)
        {
            var digits = "";
            for (var last = first; last < run.Groups.Count && digits.Length < MobileDigits; last++)
            {
                digits += run.Groups[last];
                if (digits.Length == MobileDigits && IsMobile(digits))
                    return "+86" + digits;
            }
        }

        return null;
    }

    private static string? Whole(string digits, bool hasPlus)
    {
        if (hasPlus && !digits.StartsWith("86", StringComparison.Ordinal))
            return digits.Length is >= 8 and <= 15 && digits[0] != '0' ? "+" + digits : null;
        var national = digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..]
            : digits.StartsWith("86", StringComparison.Ordinal) && digits.Length > MobileDigits ? digits[2..]
            : digits;
        if (IsMobile(national))
            return "+86" + national;
        if (IsLandline(national))
            return "+86" + national[1..];
        // After +86 the area code has no zero.
        return hasPlus && digits.Length is >= 11 and <= 13 ? "+" + digits : null;
    }

    private static bool IsMobile(string digits) => digits.Length == MobileDigits && digits[0] == '1' && digits[1] >= '3';

    // 010 and 02x have eight digits after the code, other codes have three digits more than 0 and seven or eight after.
    private static bool IsLandline(string digits) => digits switch
    {
        ['0', '1', '0', >= '2' and <= '8', ..] => digits.Length == 11,
        ['0', '2', not '6', >= '2' and <= '8', ..] => digits.Length == 11,
        ['0', >= '3' and <= '9', _, _, >= '2' and <= '8', ..] => digits.Length is 11 or 12,
        _ => false,
    };
}
