using System.Collections.Frozen;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>
/// What understanding passed over in an answer to "where" may be the very thing by which the place is found. Where it is more
/// than filling words, the resident's own words are kept as the detail.
/// </summary>
internal static class PlaceOverlooked
{
    private const int LongestDetail = 200;

    /// <summary>Characters and words that an answer may have beyond the place: "就在……那边", "it is".</summary>
    private const int ChineseCharacters = 8;
    private const int EnglishWords = 2;

    private static readonly char[] Between = [' ', ',', '.', ';', '\n', '\''];

    private static readonly FrozenSet<string> Filling = new[]
    {
        "district", "subdistrict", "street", "town", "township", "community", "village", "beijing", "in", "at", "on", "near", "by", "of", "the", "it", "it's",
        "is", "its", "that", "this", "there", "please", "my", "our", "i", "we", "live", "place", "area",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The place that was heard, with the whole answer as its detail where too much of it was passed over.</summary>
    public static Place Keep(Message message, ICityDirectory city)
    {
        var place = message.Heard.Place;
        if (message.Words.Length > LongestDetail || message.Heard.OtherPlaces.Count > 0)
            return place;
        var rest = message.Words;
        foreach (var part in Recognised(place, city))
            rest = rest.Replace(part, " ", StringComparison.OrdinalIgnoreCase);
        return IsTooMuch(rest, message.Heard.Language) ? place with { Detail = message.Words.ReplaceLineEndings(" ") } : place;
    }

    private static bool IsTooMuch(string rest, string language)
        => language == Texts.English
            ? rest.Split(Between, StringSplitOptions.RemoveEmptyEntries).Count(w => !Filling.Contains(w)) >= EnglishWords
            : rest.Count(char.IsLetterOrDigit) >= ChineseCharacters;

    // The longest first, so that a name which contains another is taken out whole.
    private static IEnumerable<string> Recognised(Place place, ICityDirectory city)
    {
        var district = place.District is { } d ? city.FindArea(d) : null;
        var street = place.Street is { } s ? city.FindArea(s) : null;
        return ((string?[])[place.Detail, place.Community, street?.Name, street?.EnglishName, district?.Name, district?.EnglishName])
            .Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!).OrderByDescending(part => part.Length);
    }
}
