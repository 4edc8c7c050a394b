using System.Text.RegularExpressions;
using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Places;

/// <summary>Reads road, number, building or landmark from an English message.</summary>
internal static partial class EnglishDetailReader
{
    private const int MaximumLength = 80;

    /// <summary>The words that say where, beyond the areas; null where there are none.</summary>
    /// <param name="message">The message.</param>
    /// <param name="mentions">The areas it names, or null.</param>
    public static string? Read(Message message, List<AreaMention>? mentions)
    {
        var match = Numbered().Match(message.Text);
        if (!match.Success)
            match = Introduced().Match(message.Text);
        if (!match.Success)
            return null;
        var detail = match.Groups["where"].Value.Trim();
        // The area's own name is no detail.
        var isArea = mentions?.Exists(mention => mention.Start <= match.Index && match.Index + match.Length <= mention.End) ?? false;
        return isArea || detail.Length is < 3 or > MaximumLength ? null : detail;
    }

    // A numbered part ("building 2"), or a road by its name, with the number before or after it ("12 South Street", "South Street 5, gate 3").
    [GeneratedRegex(
        @"(?<where>(?:building|block|unit|room|gate|no\.?|number|#) ?\d+\w*(?:[ ,]+(?:building|block|unit|room|floor|gate|no\.?|#)? ?\d+\w*)*"
        + @"|(?:\d+ )?(?-i:\b(?!The |My |Our |Your |This |That |A |Near |At |On |In )[A-Z][A-Za-z']+ (?:[A-Z][A-Za-z']+ ){0,3}(?:Street|Road|Avenue|Lane|Hutong|Alley|St|Rd|Ave))\b(?:,? (?:no\.? ?|number |#)?\d+\w*)?(?:[ ,]+(?:building|block|unit|room|floor|gate|no\.?|#) ?\d+\w*)*"
        + @"|\d+ [A-Za-z][A-Za-z ]{1,30}?(?:street|road|avenue|lane|hutong|st|rd))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\b(?<where>(?:near|opposite|next to|in front of|outside|behind|across from|at the (?:corner|gate|entrance|exit) of) (?!my |our |his |her |their )(?:the )?[A-Za-z0-9' -]{3,50}?)(?=[,.!?]| in | is | are | was | has | have | for | since | every |$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduced();
}
