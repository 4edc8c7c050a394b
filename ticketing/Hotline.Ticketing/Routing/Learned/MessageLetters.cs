namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// What a classifier reads of a message: letters and Chinese characters, half width and in lower case, every digit as 0 (that
/// there is a number says something, which one it is does not). Punctuation and spaces are gone, so that a message reads the same
/// whether its words were cut apart or not.
/// </summary>
internal static class MessageLetters
{
    /// <summary>Letters of a message that are read.</summary>
    public const int Most = 2_000;

    /// <param name="text">Any text.</param>
    /// <param name="letters">Takes the letters; room for <see cref="Most"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Read(ReadOnlySpan<char> text, Span<char> letters)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (count == letters.Length)
                break;
            if (Fold(c) is { } letter and not '\0')
                letters[count++] = letter;
        }

        return count;
    }

    // Full-width forms of ASCII stand at a fixed distance (Unicode block Halfwidth and Fullwidth Forms).
    private static char Fold(char c) => c switch
    {
        >= '\u4E00' and <= '\u9FFF' => c,
        >= '\uFF01' and <= '\uFF5E' => Fold((char)(c - 0xFEE0)),
        _ when char.IsDigit(c) => '0',
        _ when char.IsLetter(c) => char.ToLowerInvariant(c),
        _ => '\0',
    };
}
