using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Feedback;

/// <summary>Puts questions together that share most of their words, question words aside. Each joins the first group that it fits.</summary>
internal static class AlikeQuestions
{
    /// <summary>Share of the words of both that two questions of a group have in common (Jaccard).</summary>
    private const double Alike = 0.5;

    public static List<List<T>> Group<T>(IEnumerable<T> questions, Func<T, string> text)
    {
        var groups = new List<(HashSet<string> Words, List<T> Questions)>();
        // Only groups that share a word are compared.
        var byWord = new Dictionary<string, List<int>>();
        foreach (var question in questions)
        {
            var words = WordsOf(text(question));
            var near = words.SelectMany(w => byWord.GetValueOrDefault(w, [])).Distinct().Order();
            var found = near.Cast<int?>().FirstOrDefault(g => Share(words, groups[g!.Value].Words) >= Alike);
            if (found is { } group)
            {
                groups[group].Questions.Add(question);
                continue;
            }

            foreach (var word in words)
            {
                if (!byWord.TryGetValue(word, out var holding))
                    byWord.Add(word, holding = []);
                holding.Add(groups.Count);
            }

            groups.Add((words, [question]));
        }

        return [.. groups.Select(g => g.Questions)];
    }

    private static double Share(HashSet<string> one, HashSet<string> other)
    {
        var shared = one.Count(other.Contains);
        return shared == 0 ? 0 : (double)shared / (one.Count + other.Count - shared);
    }

    private static HashSet<string> WordsOf(string question)
    {
        var normalised = new char[Math.Min(question.Length, SearchScratch.MostCharacters)];
        TextNormaliser.Normalise(question.AsSpan(0, normalised.Length), normalised);
        var terms = new Term[TermReader.MostTerms(normalised.Length)];
        var words = new HashSet<string>();
        foreach (var term in terms.AsSpan(0, TermReader.Read(normalised, terms)))
        {
            if (term.Kind is TermKind.Pair or TermKind.Word or TermKind.Sense)
                words.Add(term.Key(normalised).ToString());
        }

        // A question of question words alone is like itself only.
        return words.Count > 0 ? words : [new string(normalised)];
    }
}
