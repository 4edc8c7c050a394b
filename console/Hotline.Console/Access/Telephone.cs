using System.Text.RegularExpressions;

namespace Hotline.Console.Access;

/// <summary>Telephone numbers as people write them.</summary>
internal static partial class Telephone
{
    /// <summary>E.164 of a number as people write it in China, or null.</summary>
    public static string? Normalise(string written)
    {
        var digits = written.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Mobile().IsMatch(digits) ? "+86" + digits
            : Landline().IsMatch(digits) ? "+86" + digits[1..]
            : International().IsMatch(digits) ? digits : null;
    }

    [GeneratedRegex(@"^1\d{10}$")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^0\d{9,11}$")]
    private static partial Regex Landline();

    [GeneratedRegex(@"^\+[1-9]\d{6,14}$")]
    private static partial Regex International();
}
