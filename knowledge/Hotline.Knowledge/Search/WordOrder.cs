using System.Numerics;

namespace Hotline.Knowledge.Search;

/// <summary>
/// How far two short texts have the same letters, and have them in the same order (their longest common subsequence), over the mean
/// of their lengths. Question words count here, so that of two phrasings with the same content the one that asks alike comes first.
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

    /// <summary>Letters and digits of a text, normalised.</summary>
    public static char[] LettersOf(string text)
    {
        var normalised = new char[text.Length];
        TextNormaliser.Normalise(text, normalised);
        return Array.FindAll(normalised, char.IsLetterOrDigit);
    }

    /// <summary>Takes a question in the place of the one before.</summary>
    /// <param name="normalised">Its normalised text.</param>
    public void Read(ReadOnlySpan<char> normalised)
    {
        foreach (var letter in _letters.AsSpan(0, _count))
            _places[letter] = 0;
        _count = 0;
        foreach (var c in normalised)
        {
            if (_count == Most)
                break;
            if (!char.IsLetterOrDigit(c))
                continue;
            _places[c] |= 1UL << _count;
            _letters[_count++] = c;
        }
    }

    /// <summary>How alike the question and these letters are, 0 to 1: half for the letters, half for their order.</summary>
    public float Likeness(ReadOnlySpan<char> letters)
    {
        if (_count == 0 || letters.IsEmpty)
            return 0;
        var (row, shared) = (ulong.MaxValue, 0);
        foreach (var letter in letters)
        {
            var places = _places[letter];
            shared += places != 0 ? 1 : 0;
            var matches = row & places;
            row = (row + matches) | (row - matches);
        }

        var question = _count == Most ? ulong.MaxValue : (1UL << _count) - 1;
        return (float)(Math.Min(shared, _count) + BitOperations.PopCount(~row & question)) / (_count + letters.Length);
    }
}
