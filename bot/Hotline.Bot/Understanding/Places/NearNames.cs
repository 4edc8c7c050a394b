using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Numbers;
using Hotline.Knowledge.Search;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Understanding.Places;

/// <summary>
/// Reads areas whose names a recogniser misheard or a hand mistyped. Right after an area that was read, a name within it counts where its letters are
/// the same or sound alike, but for one letter that may be any; elsewhere a district or street counts where every letter sounds alike.
/// </summary>
internal sealed class NearNames
{
    private static readonly string[] Kinds = ["街道", "地区", "镇", "乡", "区"];
    private const int ShortestDistrict = 3;
    private const int ShortestStreet = 4;
    private const int ShortestWithin = 3;
    private const int ShortestWithAnother = 4;
    // More containers than these are no anchor: the name before says too little.
    private const int MostContainers = 3;

    private readonly AreaIndex _index;
    private readonly PlaceWords _words;
    private readonly AreaName[] _heads;
    private readonly AhoCorasick _sounds;

    public NearNames(AreaIndex index, PlaceWords words)
    {
        (_index, _words) = (index, words);
        _heads = [.. index.Names.Where(IsHead).DistinctBy(name => Sound(name.Form))];
        _sounds = new AhoCorasick([.. _heads.Select(name => Sound(name.Form))]);
    }

    /// <summary>Adds what was nearly said to what was said.</summary>
    /// <param name="mentions">In order; they do not overlap.</param>
    /// <param name="folded">The text.</param>
    public void AddTo(List<AreaMention> mentions, string folded)
    {
        foreach (var hit in _sounds.Find(Sound(folded)))
        {
            var after = mentions.FindIndex(mention => mention.End > hit.Start);
            if (after < 0 || mentions[after].Start >= hit.End)
                mentions.Insert(after < 0 ? mentions.Count : after, new AreaMention(_heads[hit.Term], _heads[hit.Term].Areas, hit.Start, hit.End, false));
        }

        for (var i = 0; i < mentions.Count; i++)
        {
            var start = mentions[i].End;
            if (start < folded.Length && PlaceWords.Joins(folded[start]))
                start++;
            var limit = Math.Max(start, i + 1 < mentions.Count ? mentions[i + 1].Start : folded.Length);
            if (mentions[i].IsNegated || mentions[i].Areas.Length > MostContainers)
                continue;
            var near = Within(mentions[i].Areas, folded.AsSpan(start..limit), start);
            if (near is null && KindAt(folded.AsSpan(start..limit)) is > 0 and var kind)
                near = Within(mentions[i].Areas, folded.AsSpan((start + kind)..limit), start + kind);
            if (near is { } found)
                mentions.Insert(i + 1, found);
        }
    }

    // 望京接道: the kind that belongs to the name before was misheard.
    private static int KindAt(ReadOnlySpan<char> text)
    {
        foreach (var kind in Kinds)
        {
            var isAlike = text.Length >= kind.Length;
            for (var i = 0; isAlike && i < kind.Length; i++)
                isAlike = Homophones.SoundAlike(kind[i], text[i]);
            if (isAlike)
                return kind.Length;
        }

        return 0;
    }

    private bool IsHead(AreaName name) => name.Use == AreaNameUse.Anywhere && _index[name.Areas[0]].Level switch
    {
        AreaLevel.District => name.Form.Length >= ShortestDistrict,
        AreaLevel.Street => name.Form.Length >= ShortestStreet,
        _ => false,
    };

    private AreaMention? Within(int[] containers, ReadOnlySpan<char> text, int start)
    {
        var (best, bestScore, isTied) = ((AreaName?)null, 0, false);
        foreach (var container in containers)
        {
            foreach (var name in _index.Within(container))
            {
                var score = Likeness(name.Form, text);
                if (score > bestScore)
                    (best, bestScore, isTied) = (name, score, false);
                else if (score > 0 && score == bestScore && name != best)
                    isTied = true;
            }
        }

        if (best is null || isTied)
            return null;
        return new AreaMention(best, [.. best.Areas.Concat(best.Deeper).Where(area => Array.Exists(containers, c => c != area && _index.IsWithin(area, c)))], start, start + best.Form.Length, false);
    }

    // 0 where it is not near; else the more, the more letters are the same.
    private int Likeness(string form, ReadOnlySpan<char> text)
    {
        if (form.Length < ShortestWithin || form.Length > text.Length)
            return 0;
        // A district has thousands of forms: most are out by this count alone.
        var same = 0;
        for (var i = 0; i < form.Length; i++)
            same += form[i] == text[i] ? 1 : 0;
        if (same <= form.Length - same)
            return 0;
        var (alike, others) = (0, 0);
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] == text[i])
                continue;
            // 西里12号楼 is not 西里第二: a number was not said for anything else.
            if (IsNumber(text[i]) || (_words.Telling.Contains(form[i]) && _words.Telling.Contains(text[i])))
                return 0;
            else if (Homophones.SoundAlike(form[i], text[i]))
                alike++;
            else if (++others > 1 || form.Length < ShortestWithAnother)
                return 0;
        }

        return (3 * same) + (2 * alike) - others;
    }

    private static bool IsNumber(char c) => char.IsAsciiDigit(c) || ChineseNumber.IsPart(c);

    private static string Sound(string text) => string.Create(text.Length, text, (sound, said) =>
    {
        for (var i = 0; i < said.Length; i++)
            sound[i] = Homophones.SoundOf(said[i]);
    });
}
