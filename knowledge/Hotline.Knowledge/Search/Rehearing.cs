namespace Hotline.Knowledge.Search;

/// <summary>
/// Guesses what was said where a recogniser heard another character that sounds alike: a character that makes no word of the articles
/// with either neighbour gives way to one that does (社宝卡, 社保卡). A guess counts only where it is answered better than what was heard.
/// </summary>
internal static class Rehearing
{
    // Of four characters one may be wrong; more than that is another matter, not a mishearing.
    private const int CharactersAGuess = 4;

    /// <summary>Puts a likelier character in each such place.</summary>
    /// <param name="index">Whose words are known.</param>
    /// <param name="text">Normalised text; it is changed in place.</param>
    /// <returns>True where it was changed, and not too much of it.</returns>
    public static bool Guess(ArticleIndex index, Span<char> text)
    {
        var (guesses, characters) = (0, 0);
        for (var place = 0; place < text.Length; place++)
        {
            if (!Han.Is(text[place]))
                continue;
            characters++;
            if (Likelier(index, text, place) is not { } likelier)
                continue;
            text[place] = likelier;
            guesses++;
        }

        return guesses > 0 && guesses <= Math.Max(1, characters / CharactersAGuess);
    }

    private static char? Likelier(ArticleIndex index, ReadOnlySpan<char> text, int place)
    {
        Span<char> three = [place > 0 ? text[place - 1] : ' ', text[place], place + 1 < text.Length ? text[place + 1] : ' '];
        if (Words(index, three) > 0)
            return null;
        var (best, likelier) = (0, (char?)null);
        foreach (var group in Homophones.Of(text[place]))
        {
            foreach (var character in group)
            {
                three[1] = character;
                var words = Words(index, three);
                if (words > best)
                    (best, likelier) = (words, character);
            }
        }

        return likelier;
    }

    // How many of the two pairs that the middle character is part of stand in titles, phrasings or keywords.
    private static int Words(ArticleIndex index, ReadOnlySpan<char> three) => (index.IsAsked(three[..2]) ? 1 : 0) + (index.IsAsked(three[1..]) ? 1 : 0);
}
