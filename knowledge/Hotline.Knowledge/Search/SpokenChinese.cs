using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Search;

/// <summary>
/// How likely a character is after the two before it in what residents say, as the articles and what else is said to the hotline show it. What was never
/// seen falls back on fewer characters, the sooner the more different ones have followed.
/// I. Witten, T. Bell, "The Zero-Frequency Problem" (1991).
/// </summary>
internal sealed class SpokenChinese
{
    // So many articles show how people ask; more would only take longer to read.
    private const int MostArticles = LanguageIndex.FewArticles;

    // A long text is not how people ask, but what stands in it is a word; so is what they say of other things.
    private const float OtherText = 0.1f;

    // What three characters together are worth once they were seen so often.
    private const float TrustInThree = 2;

    // Characters that no text has.
    private const float NeverSeen = 2_000;

    private readonly Dictionary<char, Use> _uses = [];
    private readonly Dictionary<(char, char), float> _pairs = [];
    private readonly Dictionary<(char, char, char), float> _threes = [];
    private float _all;

    /// <param name="articles">The Chinese articles.</param>
    /// <param name="others">What is said of other things.</param>
    public SpokenChinese(IReadOnlyList<Article> articles, IEnumerable<string> others)
    {
        var step = 1 + articles.Count / MostArticles;
        for (var i = 0; i < articles.Count; i += step)
        {
            foreach (var text in articles[i].AskedAs.Concat(articles[i].Keywords).Append(articles[i].Title))
                Read(WordOrder.LettersOf(text), 1);
            ReadParts(articles[i].PlainBody);
        }

        foreach (var text in others)
            ReadParts(text);
    }

    /// <summary>True where the character was seen.</summary>
    public bool IsKnown(char character) => _uses.ContainsKey(character);

    /// <summary>True where the two were seen side by side.</summary>
    public bool IsKnown(char first, char second) => _pairs.ContainsKey((first, second));

    /// <summary>Characters that were seen after this one.</summary>
    public IReadOnlyList<char> After(char character) => _uses.TryGetValue(character, out var use) ? use.After : [];

    /// <summary>Characters that were seen before this one.</summary>
    public IReadOnlyList<char> Before(char character) => _uses.TryGetValue(character, out var use) ? use.Before : [];

    /// <summary>Logarithm of the probability of a character after two others, of which either may be missing (<c>'\0'</c>).</summary>
    public double LogProbability(char beforeThat, char before, char character)
    {
        var single = ((_uses.TryGetValue(character, out var use) ? use.Count : 0) + 0.5f) / (_all + NeverSeen);
        _uses.TryGetValue(before, out var context);
        var fallback = 1 + (context?.After.Count ?? 0);
        var ofPair = (_pairs.GetValueOrDefault((before, character)) + fallback * single) / ((context?.CountBefore ?? 0) + fallback);
        if (beforeThat == '\0')
            return Math.Log(ofPair);
        return Math.Log((_threes.GetValueOrDefault((beforeThat, before, character)) + TrustInThree * ofPair) / (_pairs.GetValueOrDefault((beforeThat, before)) + TrustInThree));
    }

    // No word goes over a punctuation mark.
    private void ReadParts(string text)
    {
        foreach (var part in text.Split(text.Where(c => !char.IsLetterOrDigit(c)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries))
            Read(WordOrder.LettersOf(part), OtherText);
    }

    private void Read(ReadOnlySpan<char> letters, float weight)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            UseOf(letters[i]).Count += weight;
            _all += weight;
            if (i > 0)
                Note(letters[i - 1], letters[i], weight);
            if (i > 1)
                _threes[(letters[i - 2], letters[i - 1], letters[i])] = _threes.GetValueOrDefault((letters[i - 2], letters[i - 1], letters[i])) + weight;
        }
    }

    private void Note(char first, char second, float weight)
    {
        var before = UseOf(first);
        before.CountBefore += weight;
        if (!_pairs.TryGetValue((first, second), out var count))
        {
            before.After.Add(second);
            UseOf(second).Before.Add(first);
        }

        _pairs[(first, second)] = count + weight;
    }

    private Use UseOf(char character)
    {
        if (!_uses.TryGetValue(character, out var use))
            _uses.Add(character, use = new Use());
        return use;
    }

    private sealed class Use
    {
        public float Count { get; set; }

        /// <summary>How often another character follows.</summary>
        public float CountBefore { get; set; }

        public List<char> After { get; } = [];

        public List<char> Before { get; } = [];
    }
}
