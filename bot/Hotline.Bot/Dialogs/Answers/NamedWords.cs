using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Dialogs.Answers;

/// <summary>What a question names beside its question words, to be found again in texts: Chinese by pairs of neighbours, other scripts by words.</summary>
/// <param name="folded">The question, normalised.</param>
/// <param name="named">Places of the characters that name something.</param>
internal sealed class NamedWords(string folded, IReadOnlyList<int> named)
{
    /// <summary>In an English word, letters at its end that may differ (endorse, endorsement).</summary>
    private const int LongestEnding = 4;
    private const int ShortestStem = 4;

    /// <summary>How many characters name something.</summary>
    public int Count => named.Count;

    /// <summary>True where a text holds all of it; a question that names nothing, or only single characters here and there, stands nowhere.</summary>
    public bool StandIn(string text) => (named.Count == 1 || named.Any(at => IsNamed(at + 1) || IsWord(at))) && named.All(at => IsIn(text, at));

    /// <summary>How many of the characters that name something a text holds.</summary>
    public int CountIn(string text) => named.Count(at => IsIn(text, at));

    private bool IsIn(string text, int at)
        => IsWord(at) ? HasWord(text, at) : HasPair(text, at - 1) || HasPair(text, at);

    // A pair may reach into a word that names nothing by itself: 能 of 能力.
    private bool HasPair(string text, int at)
        => at >= 0 && at + 1 < folded.Length && Characters.IsHan(folded[at]) && Characters.IsHan(folded[at + 1])
           && text.AsSpan().Contains(folded.AsSpan(at, 2), StringComparison.Ordinal);

    private bool HasWord(string text, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && IsWord(start - 1))
            start--;
        while (end < folded.Length && IsWord(end))
            end++;
        var stem = folded.AsSpan(start, Math.Min(end - start, Math.Max(ShortestStem, end - start - LongestEnding)));
        for (var from = 0; text.AsSpan(from).IndexOf(stem, StringComparison.OrdinalIgnoreCase) is >= 0 and var found; from += found + 1)
        {
            if (from + found == 0 || !Characters.IsLatinWord(text[from + found - 1]))
                return true;
        }

        return false;
    }

    private bool IsWord(int at) => Characters.IsLatinWord(folded[at]);

    private bool IsNamed(int at) => named.Contains(at);
}
