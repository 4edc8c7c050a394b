using System.Globalization;
using System.Text;

namespace Hotline.Bot.Understanding.Text;

/// <summary>
/// Brings a message into the one form that everything else reads: half width, simplified, no control characters or emoji,
/// single spaces and none beside Chinese characters, no punctuation repeated, a line's end as a comma.
/// </summary>
internal sealed class Normaliser(CharacterMap map)
{
    /// <summary>Characters of a message that are read; what follows is cut off.</summary>
    public const int MaximumLength = 2_000;

    // A rare ideograph beyond the basic plane stands as one character that no expression uses.
    private const char RareIdeograph = '〓';

    /// <summary>The normalised message; empty where nothing is left.</summary>
    public string Normalise(string text)
    {
        // No character becomes two.
        var writer = new Writer(stackalloc char[Math.Min(text.Length, MaximumLength)]);
        for (var i = 0; i < Math.Min(text.Length, MaximumLength); i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                if (Rune.GetUnicodeCategory(new Rune(text[i], text[i + 1])) == UnicodeCategory.OtherLetter)
                    writer.Add(RareIdeograph);
                i++;
            }
            else
            {
                writer.Add(map[text[i]]);
            }
        }

        var written = writer.Finish();
        return written.SequenceEqual(text) ? text : new string(written);
    }

    private ref struct Writer(Span<char> buffer)
    {
        private readonly Span<char> _buffer = buffer;
        private int _length;
        private bool _spacePending;

        public void Add(char c)
        {
            switch (c)
            {
                case CharacterMap.Dropped:
                    return;
                case ' ':
                    _spacePending = true;
                    return;
                case '\n':
                    _spacePending = false;
                    if (_length > 0 && !Characters.IsPunctuation(_buffer[_length - 1]))
                        Put(',');
                    return;
                default:
                    var repeats = _length > 0 && _buffer[_length - 1] == c && Characters.IsPunctuation(c);
                    if (_spacePending && _length > 0 && !repeats && !Characters.IsWide(_buffer[_length - 1]) && !Characters.IsWide(c))
                        Put(' ');
                    _spacePending = false;
                    if (!repeats)
                        Put(c);
                    return;
            }
        }

        public readonly ReadOnlySpan<char> Finish() => _buffer[.._length].TrimEnd(',');

        private void Put(char c)
        {
            if (_length < _buffer.Length)
                _buffer[_length++] = c;
        }
    }
}
