using System.Runtime.InteropServices;

namespace Hotline.Knowledge.Search;

/// <summary>A term of an index that sounds like one of a question's.</summary>
/// <param name="Of">Which of the question's terms sounds like it.</param>
/// <param name="Number">Its number in the index.</param>
/// <param name="Weight">Its rarity times kind.</param>
/// <param name="Share">How much of that it counts, 0 to 1: what was heard is likelier to have been said.</param>
/// <param name="IsPair">True for two characters; one by itself finds no article, as too many sound alike, but speaks for one that was found.</param>
internal readonly record struct SoundTerm(int Of, int Number, float Weight, float Share, bool IsPair);

/// <summary>
/// Finds what may have been said in the place of each heard character and pair: one character gives way to one that sounds alike, and in a pair that
/// no article has also to one that sounds somewhat like it, for which the other character vouches.
/// </summary>
internal sealed class SoundTerms
{
    // As many as letters are compared; nobody tells a longer story in one breath.
    private const int MostPairs = 64;

    private readonly List<SoundTerm> _found = [];
    private readonly HashSet<int> _known = [];

    /// <summary>Those of a question, in the order of its terms, each once; they stand until the next call.</summary>
    /// <param name="index">Where they stand.</param>
    /// <param name="weights">What counts how much.</param>
    /// <param name="text">The normalised question.</param>
    /// <param name="terms">Its terms.</param>
    public ReadOnlySpan<SoundTerm> Find(ArticleIndex index, SearchWeights weights, ReadOnlySpan<char> text, ReadOnlySpan<QuestionTerm> terms)
    {
        _found.Clear();
        _known.Clear();
        foreach (var term in terms)
            _known.Add(term.Number);
        var pairs = 0;
        for (var of = 0; of < terms.Length && pairs < MostPairs; of++)
        {
            var kind = terms[of].Place.Kind;
            if (kind is not (TermKind.Character or TermKind.Pair))
                continue;
            pairs += kind == TermKind.Pair ? 1 : 0;
            var heard = terms[of].Place.Key(text);
            for (var place = 0; place < heard.Length; place++)
            {
                Add(index, of, heard, place, Homophones.Of(heard[place]), weights.Homophone);
                if (kind == TermKind.Pair && terms[of].Number < 0)
                    Add(index, of, heard, place, Homophones.NearlyOf(heard[place]), weights.NearSound);
            }
        }

        return CollectionsMarshal.AsSpan(_found);
    }

    private void Add(ArticleIndex index, int of, ReadOnlySpan<char> heard, int place, ReadOnlySpan<string> groups, float share)
    {
        Span<char> room = stackalloc char[2];
        var said = room[..heard.Length];
        heard.CopyTo(said);
        foreach (var group in groups)
        {
            foreach (var character in index.UsedOf(group))
            {
                said[place] = character;
                if (index.Find(said) is >= 0 and var number && _known.Add(number))
                    _found.Add(new(of, number, index.TermWeights[number], share, said.Length > 1));
            }
        }
    }
}
