namespace Hotline.Bot.Understanding.Text;

/// <summary>Tells the language of a message from the shares of its scripts.</summary>
internal static class LanguageDetector
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    /// <summary>
    /// <see cref="Chinese"/> or <see cref="English"/>; any language that is not Chinese counts as English. A message without
    /// letters, or of one Latin word ("OK") in a Chinese conversation, keeps the conversation's language.
    /// </summary>
    /// <param name="text">A normalised message.</param>
    /// <param name="conversation">Language of the conversation so far, or null.</param>
    public static string Detect(string text, string? conversation)
    {
        var shares = Count(text);
        if (shares.Kana + shares.OtherScripts > shares.Han)
            return English;
        if (shares.Han > 0)
            // A Chinese sentence with a brand or an abbreviation in it is Chinese; an English one with a Chinese name is English.
            return shares.LatinWords > 3 && shares.LatinWords > shares.Han ? English : Chinese;
        return shares.LatinWords switch
        {
            0 => conversation ?? Chinese,
            1 => conversation ?? English,
            _ => English,
        };
    }

    private static (int Han, int Kana, int LatinWords, int OtherScripts) Count(string text)
    {
        var (han, kana, latinWords, other) = (0, 0, 0, 0);
        var inWord = false;
        foreach (var c in text)
        {
            var isLatin = char.IsAsciiLetter(c) || c is (>= '\u00C0' and <= '\u024F');
            if (isLatin && !inWord)
                latinWords++;
            inWord = isLatin || (inWord && c is '\'' or '-');
            if (Characters.IsHan(c))
                han++;
            else if (c is >= '\u3040' and <= '\u30FF')
                kana++;
            else if (!isLatin && char.IsLetter(c))
                other++;
        }

        return (han, kana, latinWords, other);
    }
}
