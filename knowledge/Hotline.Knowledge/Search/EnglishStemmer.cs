namespace Hotline.Knowledge.Search;

/// <summary>
/// Light English stemming: plural, -ing, -ed, final e and y, -ence like -ense. It only has to make the same of the forms of one word.
/// </summary>
internal static class EnglishStemmer
{
    // Shorter words lose their sense with an ending (bus, ring, red).
    private const int Shortest = 4;

    /// <param name="word">A lower-case word; it is changed in place.</param>
    /// <returns>Length of the stem.</returns>
    public static int Stem(Span<char> word)
    {
        var length = word.Length;
        if (length < Shortest || char.IsAsciiDigit(word[0]))
            return length;
        length = Plural(word);
        length = Participle(word[..length]);
        if (length > 3 && word[length - 1] == 'e')
            length--;
        if (length > 3 && word[length - 1] == 'y' && word[length - 2] is not ('a' or 'e' or 'o' or 'u'))
            word[length - 1] = 'i';
        if (length > 4 && word[..length].EndsWith("enc"))
            word[length - 1] = 's';
        return length;
    }

    private static int Plural(ReadOnlySpan<char> word)
    {
        if (word[^1] != 's' || word[^2] is 's' or 'u' or 'i')
            return word.Length;
        if (word.EndsWith("ies") || word.EndsWith("sses") || word.EndsWith("ches") || word.EndsWith("shes") || word.EndsWith("xes"))
            return word.Length - 2;
        return word.Length - 1;
    }

    private static int Participle(ReadOnlySpan<char> word)
    {
        var length = word.Length;
        if (length > 5 && word.EndsWith("ing"))
            length -= 3;
        else if (length > 4 && word.EndsWith("ed") && word[^3] != 'e')
            length -= 2;
        else
            return length;

        var doubled = length > 3 && word[length - 1] == word[length - 2] && word[length - 1] is not ('l' or 's' or 'z');
        return doubled ? length - 1 : length;
    }
}
