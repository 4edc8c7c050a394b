using Hotline.Bot.Searching;

namespace Hotline.Storage.Searching;

/// <summary>A search as the search server is asked. What the one who asks may not see is left out by the query itself.</summary>
internal static class SearchBody
{
    /// <summary>Counting further costs and tells nobody anything.</summary>
    public const int MostCounted = 10_000;

    /// <summary>Characters of private use that stand around what was found; nobody writes them.</summary>
    public const char FoundFrom = '\uE000';

    /// <inheritdoc cref="FoundFrom"/>
    public const char FoundUntil = '\uE001';

    private const int MostWords = 8;
    private const int FragmentLength = 80;
    private const int ShortestNumber = 6;

    private static readonly string[] TicketFields = ["text^2", "answer", "place"];

    private static readonly string[] TalkFields = ["text"];

    /// <summary>The words of a search.</summary>
    public static string[] Words(string text)
        => [.. text[..Math.Min(text.Length, RecordQuery.MostCharacters)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)];

    public static object Of(RecordQuery query)
    {
        var (words, fields) = (Words(query.Text), query.Kind == RecordKind.Ticket ? TicketFields : TalkFields);
        var isNewestFirst = query.IsNewestFirst || words.Length == 0;
        return new
        {
            from = Math.Clamp(query.Skip, 0, RecordQuery.Furthest),
            size = Math.Clamp(query.Limit, 1, 50) + 1,
            track_total_hits = MostCounted,
            query = new { @bool = new { must = words.Select(w => Word(w, fields, query.Kind)).ToArray(), filter = Filters(query).ToArray() } },
            sort = isNewestFirst ? new object[] { Descending("at") } : [Descending("_score"), Descending("at")],
            highlight = new
            {
                pre_tags = new[] { FoundFrom.ToString() },
                post_tags = new[] { FoundUntil.ToString() },
                fragment_size = FragmentLength,
                number_of_fragments = 2,
                no_match_size = FragmentLength,
                fields = fields.ToDictionary(f => f.Split('^')[0], f => f.StartsWith("text", StringComparison.Ordinal) ? (object)new { } : new { no_match_size = 0 }),
            },
        };
    }

    // As it stands, or most of its pairs: a long sentence is found though no record has all of it.
    private static object Word(string word, string[] fields, RecordKind kind)
    {
        object phrase = new { multi_match = new { query = word, fields, type = "phrase", boost = 3 } };
        object pairs = new { multi_match = new { query = word, fields, type = "best_fields", minimum_should_match = "3<75%" } };
        var isNumber = kind == RecordKind.Ticket && word.Length >= ShortestNumber && word.All(char.IsAsciiDigit);
        object[] should = isNumber ? [phrase, pairs, new { term = new { number = new { value = word, boost = 10 } } }] : [phrase, pairs];
        return new { @bool = new { should, minimum_should_match = 1 } };
    }

    private static IEnumerable<object> Filters(RecordQuery query)
    {
        if (query.Kind == RecordKind.Ticket)
        {
            if (query.Scope.Department is { } own)
                yield return Term("departments", own);
            if (query.Department is { } department)
                yield return Term("department", department);
            if (query.Status is { } status)
                yield return Term("status", status);
            if (query.Area is { } area)
                yield return Term("areas", area);
        }

        if (query.Channel is { } channel)
            yield return Term("channel", channel);
        if (query.From is null && query.Until is null)
            yield break;
        var range = new Dictionary<string, long>();
        if (query.From is { } from)
            range["gte"] = from.ToUnixTimeMilliseconds();
        if (query.Until is { } until)
            range["lt"] = until.ToUnixTimeMilliseconds();
        yield return new { range = new { at = range } };
    }

    private static object Term(string field, string value) => new { term = new Dictionary<string, object> { [field] = value } };

    private static Dictionary<string, object> Descending(string field) => new() { [field] = new { order = "desc" } };
}
