using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Puts a place together from what is said of it in several messages.</summary>
internal static class PlaceMerging
{
    private static readonly string[] Negations = ["不是在", "不是", "不在", "not in ", "not at ", "not "];
    /// <summary>Names that begin with as many of the same characters are told apart by the rest.</summary>
    private const int FewestShared = 2;

    /// <summary>Fewer characters recur by chance.</summary>
    private const int FewestRepeated = 3;

    private static readonly char[] NegationEnds = ['，', ',', '。', '.', '；', ';', ' ', '是', '而'];

    /// <summary>Adds the place that a message says, or its candidates where the words could mean several.</summary>
    public static TicketDraft Add(TicketDraft draft, Message message)
    {
        var heard = message.Heard;
        if (heard.Place == Place.Unknown)
            return draft;
        if (heard.OtherPlaces.Count > 0)
        {
            var candidates = Narrow(draft.Place, [heard.Place, .. heard.OtherPlaces]);
            if (candidates.Count > 1)
                return draft with { PlaceCandidates = candidates };
            return draft with { Place = Merge(draft.Place, candidates[0]), PlaceCandidates = [] };
        }

        return heard.IsCorrection || heard.YesNo == false || TakenBack(draft.Place, message.Words) is not null
            ? draft with { Place = Correct(draft.Place, heard.Place, message.Words), PlaceCandidates = [], PlaceQuestions = Math.Min(draft.PlaceQuestions, 1) }
            : draft with { Place = Merge(draft.Place, heard.Place), PlaceCandidates = [] };
    }

    /// <summary>One place of what was known and what is now said: the later word wins, and what lies within another area goes with it.</summary>
    public static Place Merge(Place known, Place said)
    {
        var isElsewhere = Differs(known.District, said.District) || Differs(known.Street, said.Street);
        return new()
        {
            District = said.District ?? (said.Street is null || !isElsewhere ? known.District : null),
            Street = said.Street ?? (isElsewhere ? null : known.Street),
            Community = said.Community ?? (isElsewhere ? null : known.Community),
            Detail = MergeDetail(known.Detail, said, isElsewhere),
            Latitude = said.Latitude ?? known.Latitude,
            Longitude = said.Longitude ?? known.Longitude,
        };
    }

    private static Place Correct(Place known, Place said, string words)
    {
        var merged = Merge(known, said);
        if (known.Detail is not { } detail)
            return merged;
        var takenBack = TakenBack(known, words);
        return said.Detail is { } right
            // The right name takes the place of the one taken back, within what else was said: 知春路楼下 becomes 苏州街楼下.
            ? takenBack is null ? merged with { Detail = Instead(detail, right) } : merged with { Detail = detail.Replace(takenBack, right, StringComparison.OrdinalIgnoreCase) }
            // Details that contain the very name which was taken back go with it.
            : merged with { Detail = takenBack is null ? detail : null };
    }

    // 芳古园二区 after 芳古园1区8号楼: the building is what is left.
    private static string? WithoutOther(string? known, string? community)
        => known is null || community is null || community.AsSpan().CommonPrefixLength(known) < FewestShared ? known : PlaceNumbers.Building(known);

    // 大山子北里 takes the place of 大山子南里, whose building stays; 北门 only adds to it.
    private static string Instead(string known, string right)
    {
        if (right.AsSpan().CommonPrefixLength(known) < FewestShared)
            return MergeDetail(known, new() { Detail = right }, isElsewhere: false)!;
        return right.AsSpan().ContainsAnyInRange('0', '9') ? right : right + PlaceNumbers.Building(known);
    }

    /// <summary>The part of the known details that the words say is wrong; null where they say no such thing.</summary>
    private static string? TakenBack(Place known, string words)
        => Negated(words) is { Length: > 1 } negated && known.Detail?.Contains(negated, StringComparison.OrdinalIgnoreCase) == true ? negated : null;

    private static string? Negated(string words)
    {
        foreach (var negation in Negations)
        {
            var start = words.IndexOf(negation, StringComparison.OrdinalIgnoreCase);
            if (start < 0)
                continue;
            start += negation.Length;
            var end = words.IndexOfAny(NegationEnds, start);
            return words[start..(end < 0 ? words.Length : end)];
        }

        return null;
    }

    private static string? MergeDetail(string? known, Place said, bool isElsewhere)
    {
        if (said.Detail is not { } detail)
            return isElsewhere && said.Community is not null ? null : WithoutOther(known, said.Community);
        if (known is null || isElsewhere || detail.Contains(known, StringComparison.Ordinal))
            return detail;
        if (known.Contains(detail, StringComparison.Ordinal))
            return known;
        // What is said together with an area is the wider part: 花家地北里, and then the gate that was mentioned before.
        return said.Street is not null || said.District is not null ? Join(detail, known) : Join(known, detail);
    }

    // 大红门地铁站旁边, and then 地铁站A口: what is said again is said more exactly.
    private static int Overlap(string wide, string narrow)
    {
        for (var length = narrow.Length - 1; length >= FewestRepeated; length--)
        {
            if (wide.IndexOf(narrow[..length], StringComparison.Ordinal) is > 0 and var at)
                return at;
        }

        return wide.Length;
    }

    // 花家地北里 and 东门 are one name; Tower 3 and Guanghua Road are two.
    private static string Join(string wide, string narrow)
    {
        wide = wide[..Overlap(wide, narrow)];
        if (!char.IsAsciiLetterOrDigit(wide[^1]) || !char.IsAsciiLetterOrDigit(narrow[0]))
            return wide + narrow;
        return wide + (wide.Concat(narrow).Any(c => c > '\u2e80') ? " " : ", ") + narrow;
    }

    private static List<Place> Narrow(Place known, IEnumerable<Place> candidates)
    {
        var all = candidates.ToList();
        var inDistrict = all.FindAll(c => known.District is null || c.District == known.District);
        var fitting = inDistrict.FindAll(c => known.Street is null || c.Street == known.Street);
        // Residents are less sure of their street than of their district.
        return fitting.Count > 0 ? fitting : inDistrict.Count > 0 ? inDistrict : all;
    }

    private static bool Differs(string? known, string? said) => known is not null && said is not null && known != said;
}
