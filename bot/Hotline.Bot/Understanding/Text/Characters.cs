namespace Hotline.Bot.Understanding.Text;

/// <summary>Classes of characters, of normalised text.</summary>
internal static class Characters
{
    /// <summary>A Chinese character.</summary>
    public static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '〇' or '〓';

    /// <summary>A character that needs no space beside it: Chinese characters and punctuation.</summary>
    public static bool IsWide(char c) => IsHan(c) || c is (>= '\u3000' and <= '\u303F') or '…';

    /// <summary>Punctuation or a symbol that parts words; a space is none.</summary>
    public static bool IsPunctuation(char c) => char.IsPunctuation(c) || c is '¥' or '~' or '+' or '=' or '|' or '<' or '>' or '^' or '`' or '$' or '〓';

    /// <summary>The end of a sentence. A full stop between digits ends none.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text, int index) => text[index] switch
    {
        '。' or '!' or '?' or ';' or '…' => true,
        '.' => index + 1 >= text.Length || !char.IsAsciiDigit(text[index + 1]),
        _ => false,
    };

    /// <summary>A letter or digit of the Latin script: within a run of them no word begins or ends.</summary>
    public static bool IsLatinWord(char c) => char.IsAsciiLetterOrDigit(c) || c is (>= '\u00C0' and <= '\u024F');
}
