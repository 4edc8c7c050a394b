using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Understanding.Categories;

/// <summary>
/// Tells the category by the phrases of the city's list. Longer phrases say more; of overlapping ones the longest counts; the
/// confidence grows with what was said for a category and with its lead over the next.
/// </summary>
internal sealed class PhraseCategoryClassifier : ICategoryClassifier
{
    // A phrase of three Chinese characters is certain by itself, one of two nearly.
    private const double EnoughEvidence = 2;
    private const double EnglishLetterShare = 0.3;

    private readonly AhoCorasick _phrases;
    private readonly int[][] _categoriesOfPhrase;
    private readonly string[] _codes;
    private readonly double[] _evidenceOfPhrase;

    public PhraseCategoryClassifier(ICityDirectory city, Normaliser normaliser)
    {
        var parents = city.Categories.Select(category => category.Parent).ToHashSet();
        var categories = city.Categories.Where(category => !parents.Contains(category.Code)).ToArray();
        _codes = [.. categories.Select(category => category.Code)];
        var phrases = new Dictionary<string, List<int>>();
        for (var i = 0; i < categories.Length; i++)
        {
            foreach (var phrase in categories[i].Phrases.Append(categories[i].Name).Select(phrase => normaliser.Normalise(phrase).ToLowerInvariant()))
            {
                if (!phrases.TryGetValue(phrase, out var owners))
                    phrases.Add(phrase, owners = []);
                if (!owners.Contains(i))
                    owners.Add(i);
            }
        }

        var terms = phrases.Keys.Where(phrase => phrase.Length > 0).ToArray();
        _phrases = new AhoCorasick(terms);
        _categoriesOfPhrase = [.. terms.Select(term => phrases[term].ToArray())];
        _evidenceOfPhrase = [.. terms.Select(term => Evidence(term) / phrases[term].Count)];
    }

    /// <inheritdoc/>
    public CategoryReading? Classify(Message message)
    {
        var hits = LongestHits(message.Folded);
        if (hits.Count == 0)
            return null;
        Span<double> scores = _codes.Length <= 512 ? stackalloc double[_codes.Length] : new double[_codes.Length];
        foreach (var hit in hits)
        {
            foreach (var category in _categoriesOfPhrase[hit.Term])
                scores[category] += _evidenceOfPhrase[hit.Term];
        }

        var (best, total) = (0, 0.0);
        for (var i = 0; i < scores.Length; i++)
        {
            total += scores[i];
            if (scores[i] > scores[best])
                best = i;
        }

        var enough = Math.Min(1, scores[best] / EnoughEvidence);
        return new CategoryReading(_codes[best], enough * scores[best] / total);
    }

    private static double Evidence(string phrase)
    {
        var evidence = 0.0;
        foreach (var c in phrase)
            evidence += Characters.IsHan(c) ? 1 : EnglishLetterShare;
        return Math.Max(0.5, evidence - 0.5);
    }

    // The same phrase said twice says no more than once.
    private List<AhoCorasick.Hit> LongestHits(string text)
    {
        var hits = new List<AhoCorasick.Hit>();
        foreach (var hit in _phrases.Find(text))
        {
            if (hits.Exists(other => other.Start <= hit.Start && hit.End <= other.End))
                continue;
            hits.RemoveAll(other => hit.Start <= other.Start && other.End <= hit.End);
            if (!hits.Exists(other => other.Term == hit.Term))
                hits.Add(hit);
        }

        return hits;
    }
}
