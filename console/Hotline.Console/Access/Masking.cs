namespace Hotline.Console.Access;

/// <summary>Hides residents' telephone numbers, names and channel ids. Done on the server: what is hidden never leaves it.</summary>
internal static class Masking
{
    private const int ShownAtEnd = 4;

    /// <summary>138****4821; only the last digits of what is not a Chinese mobile number.</summary>
    public static string Phone(string phone)
    {
        var digits = phone.StartsWith("+86", StringComparison.Ordinal) ? phone[3..] : phone;
        if (digits.Length <= ShownAtEnd)
            return "****";
        var end = digits[^ShownAtEnd..];
        return digits is ['1', ..] && digits.Length == 11 ? $"{digits[..3]}****{end}" : $"****{end}";
    }

    /// <summary>王**: the family name alone.</summary>
    public static string Name(string name)
    {
        var given = name.Trim();
        return given.Length == 0 ? "" : char.IsHighSurrogate(given[0]) ? given[..2] + "**" : given[0] + "**";
    }

    /// <summary>An id of a channel: a telephone number, or the end of an opaque one.</summary>
    public static string UserId(string id)
        => id.StartsWith('+') ? Phone(id) : id.Length <= ShownAtEnd ? id : "…" + id[^ShownAtEnd..];
}
