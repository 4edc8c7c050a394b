using System.Buffers;
using System.Collections.Frozen;

namespace Hotline.Knowledge.Search;

/// <summary>Words that residents use for one another; those of a group share a term, so that one finds what was written with another.</summary>
internal static class EverydayWords
{
    // No text that is read has a control character, so a group's name can be no word.
    private const string GroupMark = "\u0001";

    private static readonly FrozenDictionary<string, string> Groups = Read();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Groups.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> ChineseFirsts = SearchValues.Create([.. Groups.Keys.Select(w => w[0]).Where(Han.Is).Distinct()]);

    private static readonly int Longest = Groups.Keys.Where(w => Han.Is(w[0])).Max(w => w.Length);

    /// <summary>The longest such Chinese word that begins the text.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="length">Its length; 0 for none.</param>
    /// <returns>Name of its group; null for none.</returns>
    public static string? ChineseAt(ReadOnlySpan<char> text, out int length)
    {
        length = ChineseFirsts.Contains(text[0]) ? Math.Min(Longest, text.Length) : 0;
        for (; length > 0; length--)
        {
            if (Lookup.TryGetValue(text[..length], out var group))
                return group;
        }

        return null;
    }

    /// <summary>The group of a stemmed word; null for none.</summary>
    public static string? Of(ReadOnlySpan<char> stem) => Lookup.TryGetValue(stem, out var group) ? group : null;

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(EverydayWords).Assembly.GetManifestResourceStream(typeof(EverydayWords), "EverydayWords.txt")!;
        using var reader = new StreamReader(stream);
        var groups = new Dictionary<string, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var words = line.Split(' ');
            foreach (var word in words)
                groups[Stem(word)] = GroupMark + words[0];
        }

        return groups.ToFrozenDictionary();
    }

    private static string Stem(string word)
    {
        if (Han.Is(word[0]))
            return word;
        var letters = word.ToCharArray();
        return new string(letters, 0, EnglishStemmer.Stem(letters));
    }
}
