using System.Numerics;

namespace Hotline.Knowledge.Search;

/// <summary>
/// How far two short texts have the same letters, and have them in the same order (their longest common subsequence). Question words and
/// the question mark count here, so that of two phrasings with the same content the one that asks alike comes first.
/// The order is worked out 64 letters at a time. H. Hyyrö, "Bit-Parallel LCS-length Computation Revisited" (2004).
/// </summary>
internal sealed class WordOrder
{
    /// <summary>Letters of a question that are compared: as many as one word of the machine has bits.</summary>
    private const int Most = 64;

    // Bit i of a letter's entry is set where the question has that letter at i; all other entries are 0.
    private readonly ulong[] _places = new ulong[char.MaxValue + 1];
    private readonly char[] _letters = new char[Most];
    private int _count;
    private bool _isChinese;

    /// <summary>Letters, digits and question marks of a text, normalised.</summary>
    public static char[] LettersOf(string text)
    {
        var normalised = new char[text.Length];
        TextNormaliser.Normalise(text, normalised);
        var letters = new List<char>(text.Length);
        foreach (var c in normalised)
        {
            if (Counts(c, letters.Count > 0 ? letters[^1] : default))
                letters.Add(c);
        }

        return [.. letters];
    }

    /// <summary>Takes a question in the place of the one before.</summary>
    /// <param name="normalised">Its normalised text.</param>
    public void Read(ReadOnlySpan<char> normalised)
    {
        foreach (var letter in _letters.AsSpan(0, _count))
            _places[letter] = 0;
        _count = 0;
        _isChinese = Han.IsIn(normalised);
        foreach (var c in normalised)
        {
            if (_count == Most)
                break;
            if (!Counts(c, _count > 0 ? _letters[_count - 1] : default))
                continue;
            _places[c] |= 1UL << _count;
            _letters[_count++] = c;
        }
    }

    /// <summary>How alike the question and these letters are.</summary>
    public TextLikeness LikenessTo(ReadOnlySpan<char> letters)
    {
        if (_count == 0 || letters.IsEmpty)
            return default;
        var (row, shared) = (ulong.MaxValue, 0);
        foreach (var letter in letters)
        {
            var places = _places[letter];
            shared += places != 0 ? 1 : 0;
            var matches = row & places;
            row = (row + matches) | (row - matches);
        }

        var question = _count == Most ? ulong.MaxValue : (1UL << _count) - 1;
        shared = Math.Min(shared, _count);
        var inOrder = (float)(shared + BitOperations.PopCount(~row & question)) / (_count + letters.Length);
        // In an alphabet all words have the same few letters.
        return new(_isChinese ? (float)shared / Math.Max(_count, letters.Length) : inOrder, inOrder);
    }

    // Several question marks ask no more than one.
    private static bool Counts(char c, char before) => char.IsLetterOrDigit(c) || c == '?' && before != '?';
}

/// <summary>How alike two short texts are.</summary>
/// <param name="Agreement">0 to 1: of a Chinese question the share of the longer text's letters that the other has as well, in whatever order; else as <paramref name="InOrder"/>.</param>
/// <param name="InOrder">0 to 1: half for the letters that they share, half for those in the same order, over the mean of their lengths.</param>
internal readonly record struct TextLikeness(float Agreement, float InOrder);
