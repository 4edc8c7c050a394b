namespace Hotline.Knowledge.Search;

/// <summary>
/// Writes text the one way that is indexed: half width, lower case, simplified characters, control characters as spaces. One
/// character stays one character, so a place in the result is the same place in the original.
/// </summary>
internal static class TextNormaliser
{
    /// <param name="text">Any text.</param>
    /// <param name="normalised">As long as <paramref name="text"/>.</param>
    public static void Normalise(ReadOnlySpan<char> text, Span<char> normalised)
    {
        for (var i = 0; i < text.Length; i++)
            normalised[i] = Normalise(text[i]);
    }

    private static char Normalise(char c)
    {
        if (c < '\u0080')
            return char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : char.IsControl(c) ? ' ' : c;
        if (Han.Is(c))
            return TraditionalCharacters.Simplify(c);

        // Full-width forms of ASCII stand at a fixed distance (Unicode block Halfwidth and Fullwidth Forms).
        if (c is >= '\uFF01' and <= '\uFF5E')
            return Normalise((char)(c - 0xFEE0));
        return char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c);
    }
}
