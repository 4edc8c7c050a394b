using Hotline.Bot.Searching;

namespace Hotline.Storage.Searching;

/// <summary>Makes runs of text of which some are what was asked for.</summary>
internal static class FoundText
{
    private const int Before = 20;
    private const int Longest = 80;

    /// <summary>Text in which marks stand around what was found.</summary>
    public static Snippet Parse(string marked)
    {
        var runs = new List<SnippetRun>();
        var rest = marked.AsSpan();
        var isFound = false;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(isFound ? SearchBody.FoundUntil : SearchBody.FoundFrom);
            var run = end < 0 ? rest : rest[..end];
            Add(runs, run.ToString(), isFound);
            rest = end < 0 ? [] : rest[(end + 1)..];
            isFound = !isFound && end >= 0;
        }

        return new(runs);
    }

    /// <summary>The part of a text around the first of these words, with all of them marked; its beginning where it has none.</summary>
    public static Snippet Around(string text, IReadOnlyList<string> words)
    {
        var first = words.Select(w => text.IndexOf(w, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        var from = Math.Max(0, first - Before);
        var part = text.AsSpan(from, Math.Min(Longest, text.Length - from)).ToString();
        var runs = new List<SnippetRun>();
        for (var at = 0; at < part.Length;)
        {
            var next = words.Select(w => (At: part.IndexOf(w, at, StringComparison.OrdinalIgnoreCase), w.Length)).Where(m => m.At >= 0)
                .OrderBy(m => m.At).ThenByDescending(m => m.Length).FirstOrDefault((At: part.Length, Length: 0));
            Add(runs, part[at..next.At], isFound: false);
            Add(runs, part.Substring(next.At, next.Length), isFound: true);
            at = next.At + next.Length;
            if (next.Length == 0)
                break;
        }

        return new(runs);
    }

    // Pairs of one word overlap, and the server marks them one by one.
    private static void Add(List<SnippetRun> runs, string text, bool isFound)
    {
        if (text.Length == 0)
            return;
        if (runs.Count > 0 && runs[^1].IsFound == isFound)
            runs[^1] = new(runs[^1].Text + text, isFound);
        else
            runs.Add(new(text, isFound));
    }
}
