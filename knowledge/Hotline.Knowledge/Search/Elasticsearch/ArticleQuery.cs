namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>A question as the search server is asked.</summary>
internal static class ArticleQuery
{
    /// <summary>The question without question words and politeness, which weigh nothing.</summary>
    public static string Words(string question)
    {
        var text = Normalised(question.Length <= SearchScratch.MostCharacters ? question : question[..SearchScratch.MostCharacters]).ToCharArray();
        var words = new char[text.Length];
        for (var i = 0; i < text.Length;)
        {
            var stop = Han.Is(text[i]) ? StopWords.ChineseAt(text.AsSpan(i)) : 0;
            // A gap keeps the neighbours of what was left out from becoming a pair.
            words[i] = stop > 0 ? ' ' : text[i];
            for (var j = 1; j < stop; j++)
                words[i + j] = ' ';
            i += Math.Max(1, stop);
        }

        return string.Join(' ', new string(words).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Half width, lower case, simplified characters.</summary>
    public static string Normalised(string text) => string.Create(text.Length, text, static (span, from) => TextNormaliser.Normalise(from, span));

    /// <param name="words">From <see cref="Words"/>.</param>
    /// <param name="on">The day on which an article must hold.</param>
    /// <param name="size">Hits wanted.</param>
    public static object Of(string words, DateOnly on, int size) => new
    {
        size,
        track_total_hits = false,
        _source = new[] { "id", "title", "asked" },
        query = new
        {
            @bool = new
            {
                filter = new object[]
                {
                    new { range = new Dictionary<string, object> { ["from"] = new { lte = on.DayNumber } } },
                    new { range = new Dictionary<string, object> { ["until"] = new { gte = on.DayNumber } } },
                },
                should = new object[]
                {
                    new { dis_max = new { queries = new[] { Short("title", words), Short("asked", words) } } },
                    Match("keywords", words, SearchWeights.Default.Keywords),
                    Match("body", words, SearchWeights.Default.Body),
                },
                minimum_should_match = 1,
            },
        },
    };

    // A title or phrasing by its pairs and its single characters.
    private static object Short(string field, string words) => new { @bool = new { should = new[] { Match(field, words, 1), Match(field + ".letters", words, SearchWeights.Default.Character) } } };

    private static object Match(string field, string words, double boost) => new { match = new Dictionary<string, object> { [field] = new { query = words, boost } } };
}
