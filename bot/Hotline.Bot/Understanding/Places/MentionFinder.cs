using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Places;

/// <summary>Finds where a message names areas, and leaves out the everyday words that only look like it.</summary>
internal sealed class MentionFinder(AreaIndex index, PlaceWords words)
{
    private readonly AreaChains _chains = new(index);
    private readonly NearNames _near = new(index, words);

    /// <summary>The mentions in order; they do not overlap.</summary>
    public List<AreaMention> Find(Message message)
    {
        var hits = Hits(message.Folded);
        var chain = _chains.Longest(hits, message.Folded, hit => IsMeant(index.Names[hit.Term], hit, message, []));
        if (chain.Count > 0)
            hits.RemoveAll(hit => hit.End > chain[0].Hit.Start && hit.Start < chain[^1].Hit.End);
        var mentions = new List<AreaMention>();
        foreach (var hit in Longest(hits))
        {
            if (chain.Count > 0 && hit.Start >= chain[^1].Hit.End)
                AddChain();
            if (IsMeant(index.Names[hit.Term], hit, message, mentions))
                mentions.Add(Mention(hit, index.Names[hit.Term].Areas));
        }

        AddChain();
        _near.AddTo(mentions, message.Folded);
        return mentions;

        void AddChain()
        {
            mentions.AddRange(chain.Select(link => Mention(link.Hit, link.Areas)));
            chain.Clear();
        }

        AreaMention Mention(AhoCorasick.Hit hit, int[] areas) => new(index.Names[hit.Term], areas, hit.Start, hit.End, IsNegated(message.Folded, hit));
    }

    // Those that a word covers in which they only hide are left out.
    private List<AhoCorasick.Hit> Hits(string folded)
    {
        var hits = new List<AhoCorasick.Hit>();
        var covers = new List<AhoCorasick.Hit>();
        foreach (var hit in index.Find(folded))
            (index.Names[hit.Term].Use == AreaNameUse.Nowhere ? covers : hits).Add(hit);
        hits.RemoveAll(hit => covers.Exists(cover => cover.Start < hit.End && hit.Start < cover.End && cover.Length > hit.Length));
        return hits;
    }

    // Of overlapping names the longest counts, of equally long ones the first.
    private static List<AhoCorasick.Hit> Longest(List<AhoCorasick.Hit> all)
    {
        var hits = new List<AhoCorasick.Hit>();
        foreach (var hit in all)
        {
            var shorter = hits.FindIndex(other => other.End > hit.Start);
            if (shorter < 0)
            {
                hits.Add(hit);
            }
            else if (hits.TrueForAll(other => other.End <= hit.Start || other.Length < hit.Length))
            {
                hits.RemoveRange(shorter, hits.Count - shorter);
                hits.Add(hit);
            }
        }

        return hits;
    }

    private bool IsMeant(AreaName name, AhoCorasick.Hit hit, Message message, List<AreaMention> before) => name.Use switch
    {
        AreaNameUse.Anywhere => true,
        AreaNameUse.NotBeforeRoad => PlaceWords.AtStart(message.Folded.AsSpan(hit.End), words.Roads) is null,
        AreaNameUse.AfterPause => BeginsAfterPause(hit, message) || IsBesideItsParent(name, hit, message.Folded, before),
        AreaNameUse.Apart => IsAlone(hit, message) || IsBesideItsParent(name, hit, message.Folded, before) || IsApart(hit, message),
        AreaNameUse.BesideItsParent => IsAlone(hit, message) || IsBesideItsParent(name, hit, message.Folded, before),
        AreaNameUse.Nowhere => false,
    };

    private bool IsAlone(AhoCorasick.Hit hit, Message message) =>
        message.PausesAt(hit.End) && hit.End >= message.ContentEnd
        && (hit.Start <= message.ContentStart
            || PlaceWords.AtEnd(message.Folded.AsSpan(0, hit.Start), words.Before) is { } word && hit.Start - word.Length <= message.ContentStart);

    private bool IsApart(AhoCorasick.Hit hit, Message message) => message.PausesAt(hit.End) && BeginsAfterPause(hit, message);

    private bool BeginsAfterPause(AhoCorasick.Hit hit, Message message) =>
        (hit.Start == 0 || message.PausesAt(hit.Start - 1) || PlaceWords.AtEnd(message.Folded.AsSpan(0, hit.Start), words.Before) is not null);

    private bool IsBesideItsParent(AreaName name, AhoCorasick.Hit hit, string folded, List<AreaMention> before)
    {
        if (before.Count == 0 || hit.Start - before[^1].End > 1
            || (hit.Start > before[^1].End && !PlaceWords.Joins(folded[before[^1].End])))
            return false;
        return Array.Exists(name.Areas, area => Array.Exists(before[^1].Areas, parent => index.IsWithin(area, parent)));
    }

    private bool IsNegated(string folded, AhoCorasick.Hit hit) =>
        PlaceWords.AtEnd(folded.AsSpan(0, hit.Start).TrimEnd(), words.Negates) is not null
        || PlaceWords.AtStart(folded.AsSpan(hit.End).TrimStart(), words.NegatesAfter) is not null;
}
