using System.Text.RegularExpressions;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Corrects a number within a place: 安德里北街21号院 and "是23号院" make 安德里北街23号院.</summary>
internal static partial class PlaceNumbers
{
    /// <summary>The place with the numbers that <paramref name="said"/> corrects; null where it names none of the same kind.</summary>
    public static string? Correct(string known, string said)
    {
        var result = known;
        foreach (Match right in Numbered().Matches(said))
        {
            var kind = KindOf(right);
            var wrong = Numbered().Matches(result).FirstOrDefault(m => KindOf(m).Equals(kind, StringComparison.OrdinalIgnoreCase));
            if (wrong is null)
                return null;
            result = string.Concat(result.AsSpan(0, wrong.Index), right.Value, result.AsSpan(wrong.Index + wrong.Length));
        }

        return result == known ? null : result;
    }

    /// <summary>What is within the compound, from the building on; null where nothing is said of it.</summary>
    public static string? Building(string known) => InCompound().Match(known) is { Success: true } building ? known[building.Index..] : null;

    private static string KindOf(Match number) => number.Groups["before"].Value + number.Groups["after"].Value;

    [GeneratedRegex(@"\d+(号|栋|幢|座|楼|单元|门)", RegexOptions.CultureInvariant)]
    private static partial Regex InCompound();

    [GeneratedRegex(@"(?<before>building|block|unit|room|gate|floor|no\.?) ?\d+\w*|\d+(?<after>号院|号楼|号|单元|层|楼|门|栋|弄|区)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
