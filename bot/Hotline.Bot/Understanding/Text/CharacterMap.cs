using System.Globalization;
using Hotline.Knowledge.Search;

namespace Hotline.Bot.Understanding.Text;

/// <summary>
/// What becomes of each character of the basic plane: itself, its plain form (full width to half width, traditional to
/// simplified, typographic to plain punctuation), a space, or nothing. One table, so that normalising is one look-up a character.
/// </summary>
internal sealed class CharacterMap
{
    /// <summary>The character says nothing and is dropped.</summary>
    public const char Dropped = '\0';

    private readonly char[] _to = new char[char.MaxValue + 1];

    /// <summary>Builds the table from Unicode's categories and the knowledge base's table of traditional forms.</summary>
    public CharacterMap()
    {
        for (var c = 0; c <= char.MaxValue; c++)
            _to[c] = PlainForm((char)c);
    }

    /// <summary>The plain form, or <see cref="Dropped"/>.</summary>
    public char this[char c] => _to[c];

    private static char PlainForm(char c) => c switch
    {
        '\n' or '\r' or '\u2028' or '\u2029' => '\n',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\uFF61' => '。',
        '\uFFE5' => '¥',
        '“' or '”' or '„' or '「' or '」' or '『' or '』' or '＂' => '"',
        '‘' or '’' => '\'',
        '—' or '–' or '―' or '－' or '‐' or '‑' or '−' or '─' => '-',
        '【' or '〔' or '〖' => '[',
        '】' or '〕' or '〗' => ']',
        >= '①' and <= '⑨' => (char)('1' + (c - '①')),
        >= '\u2600' and <= '\u27BF' or >= '\u2190' and <= '\u21FF' or >= '\u2B00' and <= '\u2BFF' => Dropped,
        '\uFFFD' or '\u20E3' or '\uFE0E' or '\uFE0F' => Dropped,
        _ => ByCategory(TraditionalCharacters.Simplify(c)),
    };

    private static char ByCategory(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.SpaceSeparator => ' ',
        UnicodeCategory.Control => c == '\t' ? ' ' : Dropped,
        UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => Dropped,
        _ => c,
    };
}
