using System.Collections.Frozen;
using System.Text;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>How much of a message is the place that was heard in it.</summary>
internal static class SpokenPlace
{
    private const int LongestDetail = 200;

    /// <summary>Characters and words that an answer may have beyond the place: "就在……那边", "it is".</summary>
    private const int ChineseCharacters = 3;
    private const int EnglishWords = 1;

    private const string ChineseFilling = "在区街道乡镇社村就的那这边里呢啊我们家住是咱";

    private const string Numerals = "0123456789零一二三四五六七八九十百两";
    private const char AnyNumber = '#';

    private static readonly char[] Between = [' ', ',', '.', ';', '\n', '\''];

    private static readonly FrozenSet<string> Filling = new[]
    {
        "district", "subdistrict", "street", "town", "township", "community", "village", "beijing", "in", "at", "on", "near", "by", "of", "the", "it", "it's",
        "is", "its", "that", "this", "there", "please", "my", "our", "i", "we", "live", "place", "area",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The place that was heard. What understanding passed over may be the very thing by which the place is found: where it is more
    /// than filling words, the resident's own words are the detail.
    /// </summary>
    public static Place Whole(Message message, ICityDirectory city)
    {
        var place = message.Heard.Place;
        var most = message.Heard.Language == Texts.English ? EnglishWords : ChineseCharacters;
        return message.Words.Length <= LongestDetail && message.Heard.OtherPlaces.Count == 0 && PassedOver(message, city) >= most
            ? place with { Detail = PlaceLikeWords.Bare(message.Words.ReplaceLineEndings(" ")) }
            : place;
    }

    /// <summary>True where the message names a place and says nothing else.</summary>
    public static bool IsAll(Message message, ICityDirectory city)
        => message.Heard.Place != Place.Unknown && message.Words.Length <= LongestDetail && PassedOver(message, city) == 0;

    // Chinese characters, or English words that are no filling.
    private static int PassedOver(Message message, ICityDirectory city)
    {
        var rest = WithoutNumbers(message.Words);
        foreach (var part in Recognised(message.Heard.Place, city))
            rest = rest.Replace(WithoutNumbers(part), " ", StringComparison.OrdinalIgnoreCase);
        return message.Heard.Language == Texts.English
            ? rest.Split(Between, StringSplitOptions.RemoveEmptyEntries).Count(w => !Filling.Contains(w))
            : rest.Count(c => (char.IsLetterOrDigit(c) && !ChineseFilling.Contains(c, StringComparison.Ordinal)) || c == AnyNumber);
    }

    // 五区 was said, 5区 is kept.
    private static string WithoutNumbers(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (!Numerals.Contains(c, StringComparison.Ordinal))
                text.Append(c);
            else if (text.Length == 0 || text[^1] != AnyNumber)
                text.Append(AnyNumber);
        }

        return text.ToString();
    }

    // The longest first, so that a name which contains another is taken out whole.
    private static IEnumerable<string> Recognised(Place place, ICityDirectory city)
    {
        var district = place.District is { } d ? city.FindArea(d) : null;
        var street = place.Street is { } s ? city.FindArea(s) : null;
        return ((string?[])[place.Detail, place.Community, Stem(place.Community), street?.Name, Stem(street?.Name), street?.EnglishName, district?.Name, Stem(district?.Name), district?.EnglishName])
            .Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!).OrderByDescending(part => part.Length);
    }

    // Residents leave out the kind of an area: 望京 for 望京街道.
    private static string? Stem(string? name)
    {
        foreach (var kind in (string[])["街道", "地区", "社区", "区", "乡", "镇", "村"])
        {
            if (name?.Length > kind.Length + 1 && name.EndsWith(kind, StringComparison.Ordinal))
                return name[..^kind.Length];
        }

        return null;
    }
}
