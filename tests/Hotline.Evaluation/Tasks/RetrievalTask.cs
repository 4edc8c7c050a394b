using System.Diagnostics;
using Hotline.Evaluation.Input;
using Hotline.Evaluation.Measures;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Evaluation.Tasks;

/// <summary>Searches any collection with the knowledge base's own engine, or with the search server and with it for comparison.</summary>
internal sealed class RetrievalTask : EvaluationTask
{
    private const int Depth = 100;
    private const string Embedded = "embedded";
    private const string Elasticsearch = "elasticsearch";
    private static readonly DateOnly _day = new(2026, 11, 23);

    public override string Name => "retrieval";

    public override string Usage => "--articles D.jsonl --queries Q.jsonl [--engine embedded/elasticsearch] [--url URL] [--embeddings URL]";

    public override async Task<Figures> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var engine = arguments.Optional("engine") ?? Embedded;
        if (engine is not (Embedded or Elasticsearch))
            throw arguments.Wrong($"--engine is '{engine}'; allowed: {Embedded}, {Elasticsearch}");
        if (engine == Elasticsearch && arguments.Optional("embeddings") is not null)
            throw arguments.Wrong("--embeddings belongs to the embedded engine");
        var articles = JsonLines.Read(arguments.File("articles"), EntryArticle.Read);
        var queries = JsonLines.Read(arguments.File("queries"), row => new Query(row.Text("query"), row.Texts("relevant")));
        if (articles.GroupBy(a => a.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputFault($"{arguments.File("articles")} has the id '{twice.Key}' more than once.");
        using var endpoint = arguments.Optional("embeddings") is { } url ? new EmbeddingEndpoint(url) : null;
        var knowledge = new EmbeddedKnowledgeBase(articles, endpoint?.Questions);
        await (endpoint?.EmbedAsync(knowledge, cancellationToken) ?? Task.CompletedTask);
        var embedded = await SearchAsync(queries, async question => await knowledge.RankAsync(question, cancellationToken));
        if (engine == Embedded)
            return Report(output, [(Embedded, embedded)]);
        await using var server = await SearchServer.FillAsync(arguments.Optional("url"), articles, cancellationToken);
        return Report(output, [(Embedded, embedded), (Elasticsearch, await SearchAsync(queries, question => server.RankAsync(question, cancellationToken)))]);
    }

    private static async Task<Searched> SearchAsync(IReadOnlyList<Query> queries, Func<KnowledgeQuestion, Task<IReadOnlyList<string>>> rank)
    {
        var started = Stopwatch.GetTimestamp();
        var places = new List<int>(queries.Count);
        foreach (var query in queries)
            places.Add(Ranking.PlaceOf(await rank(new KnowledgeQuestion(query.Text, ArticleLanguages.Chinese, _day, Depth)), query.Relevant));
        return new(places, Stopwatch.GetElapsedTime(started).TotalMicroseconds / queries.Count);
    }

    private static Figures Report(TextWriter output, IReadOnlyList<(string Engine, Searched Found)> all)
    {
        Table.Write(output, ["place of the right entry", .. all.Select(a => a.Engine)], new (string Name, int From, int To)[] { ("1", 1, 1), ("2", 2, 2), ("3", 3, 3), ("4 to 5", 4, 5), ("6 to 10", 6, 10), ("11 to 100", 11, Depth), ("not found", 0, 0) }
            .Select(band => all.Select(a => (object)a.Found.Places.Count(p => p >= band.From && p <= band.To)).Prepend(band.Name).ToArray()));
        Table.Write(output, ["figure", .. all.Select(a => a.Engine)],
        [
            ["recall at 1", .. all.Select(a => (object)Ranking.RecallAt(1, a.Found.Places))],
            ["recall at 5", .. all.Select(a => (object)Ranking.RecallAt(5, a.Found.Places))],
            ["mean reciprocal rank", .. all.Select(a => (object)Ranking.MeanReciprocalRank(a.Found.Places))],
        ]);
        var asked = all[^1].Found;
        return new Figures()
            .Add("recallAt1", Ranking.RecallAt(1, asked.Places))
            .Add("recallAt5", Ranking.RecallAt(5, asked.Places))
            .Add("mrr", Ranking.MeanReciprocalRank(asked.Places))
            .Add("microsecondsPerQuery", asked.MicrosecondsPerQuery);
    }

    private sealed record Query(string Text, IReadOnlyList<string> Relevant);

    private sealed record Searched(IReadOnlyList<int> Places, double MicrosecondsPerQuery);
}
