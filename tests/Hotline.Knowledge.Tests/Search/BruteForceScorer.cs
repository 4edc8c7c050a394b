using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Search;

/// <summary>BM25 over fields, worked out the slow way from its definition: the oracle that the inverted index is held against.</summary>
internal sealed class BruteForceScorer
{
    private readonly List<Article> _articles;
    private readonly SearchWeights _weights;
    private readonly List<Field[]> _fields;
    private readonly Dictionary<string, int> _articlesWith = [];
    private readonly double[] _averages;

    public BruteForceScorer(List<Article> articles, SearchWeights weights)
    {
        (_articles, _weights) = (articles, weights);
        _fields = [.. articles.Select(Fields)];
        foreach (var term in _fields.SelectMany(f => f.SelectMany(x => x.Counts.Keys).Distinct()))
            _articlesWith[term] = _articlesWith.GetValueOrDefault(term) + 1;
        _averages = [.. Enumerable.Range(0, 4).Select(kind => _fields.SelectMany(f => f).Where(f => f.Kind == kind).Average(f => f.Length))];
    }

    public static List<string> Terms(string question) => [.. Count(question, includeCharacters: true).Keys];

    public List<(int Article, double Score)> Top(List<string> terms, DateOnly day, int count) =>
        [.. Enumerable.Range(0, _articles.Count)
            .Where(i => _articles[i].ValidFrom <= day && (_articles[i].ValidUntil is not { } until || day <= until))
            .Select(i => (Article: i, Score: Score(i, terms)))
            .Where(x => x.Score > 0)
            .OrderByDescending(x => x.Score)
            .Take(count)];

    public double Score(int article, List<string> terms)
    {
        var scores = _fields[article].Select(f => (f.Kind, Score: terms.Sum(t => Score(f, t)))).ToList();
        var shorts = scores.Where(s => s.Kind < 2).ToList();
        var best = shorts.MaxBy(s => s.Score * (s.Kind == 0 ? _weights.Title : 1));
        var others = (shorts.Sum(s => s.Score) - best.Score) / Math.Max(1, shorts.Count - 1);
        return best.Score * (best.Kind == 0 ? _weights.Title : 1) + _weights.Others * others
            + _weights.Keywords * scores.Single(s => s.Kind == 2).Score + _weights.Body * scores.Single(s => s.Kind == 3).Score;
    }

    private double Score(Field field, string term)
    {
        if (!field.Counts.TryGetValue(term, out var times))
            return 0;
        var (k, b) = field.Kind switch
        {
            < 2 => (_weights.PhrasingSaturation, _weights.PhrasingLength),
            2 => (_weights.KeywordSaturation, _weights.KeywordLength),
            _ => (_weights.BodySaturation, _weights.BodyLength),
        };
        var rarity = Math.Log(1 + (_articles.Count - _articlesWith[term] + 0.5) / (_articlesWith[term] + 0.5));
        var kind = term.Length == 1 ? _weights.Character : 1d;
        return rarity * kind * times * (k + 1) / (times + k * (1 - b + b * field.Length / _averages[field.Kind]));
    }

    private static Field[] Fields(Article article) =>
    [
        Make(0, article.Title), .. article.AskedAs.Select(p => Make(1, p)), Make(2, string.Join(' ', article.Keywords)), Make(3, article.PlainBody),
    ];

    private static Field Make(int kind, string text)
    {
        var counts = Count(text, includeCharacters: kind != 3);
        return new Field(kind, counts, counts.Values.Sum());
    }

    // The alphabet of these tests has no stop words and no everyday words, so characters and pairs within punctuation are all there is.
    private static Dictionary<string, int> Count(string text, bool includeCharacters)
    {
        var counts = new Dictionary<string, int>();
        foreach (var run in text.Split('，', ' '))
        {
            for (var i = 0; i < run.Length; i++)
            {
                if (includeCharacters)
                    counts[run[i].ToString()] = counts.GetValueOrDefault(run[i].ToString()) + 1;
                if (i > 0)
                    counts[run[(i - 1)..(i + 1)]] = counts.GetValueOrDefault(run[(i - 1)..(i + 1)]) + 1;
            }
        }

        return counts;
    }

    private sealed record Field(int Kind, Dictionary<string, int> Counts, int Length);
}
