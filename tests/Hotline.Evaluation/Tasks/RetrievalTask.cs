using System.Diagnostics;
using Hotline.Evaluation.Input;
using Hotline.Evaluation.Measures;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Evaluation.Tasks;

/// <summary>Searches any collection with the knowledge base's own engine.</summary>
internal sealed class RetrievalTask : EvaluationTask
{
    private const int Depth = 100;
    private static readonly DateOnly _day = new(2026, 11, 23);

    public override string Name => "retrieval";

    public override string Usage => "--articles D.jsonl --queries Q.jsonl [--engine embedded/elasticsearch] [--embeddings URL]";

    public override async Task<Figures> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments.Optional("engine") is { } engine and not "embedded")
            throw arguments.Wrong($"--engine is '{engine}'; this build has: embedded");
        var articles = JsonLines.Read(arguments.File("articles"), EntryArticle.Read);
        var queries = JsonLines.Read(arguments.File("queries"), row => (Id: row.Text("id"), Query: row.Text("query"), Relevant: row.Texts("relevant")));
        if (articles.GroupBy(a => a.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputFault($"{arguments.File("articles")} has the id '{twice.Key}' more than once.");
        using var endpoint = arguments.Optional("embeddings") is { } url ? new EmbeddingEndpoint(url) : null;
        var knowledge = new EmbeddedKnowledgeBase(articles, endpoint?.Questions);
        await (endpoint?.EmbedAsync(knowledge, cancellationToken) ?? Task.CompletedTask);
        var started = Stopwatch.GetTimestamp();
        var places = new List<int>(queries.Count);
        foreach (var query in queries)
            places.Add(Ranking.PlaceOf(await knowledge.RankAsync(new KnowledgeQuestion(query.Query, ArticleLanguages.Chinese, _day, Depth), cancellationToken), query.Relevant));
        var microseconds = Stopwatch.GetElapsedTime(started).TotalMicroseconds / queries.Count;
        Table.Write(output, ["place of the right entry", "questions"], new (string Name, int From, int To)[] { ("1", 1, 1), ("2", 2, 2), ("3", 3, 3), ("4 to 5", 4, 5), ("6 to 10", 6, 10), ("11 to 100", 11, Depth), ("not found", 0, 0) }
            .Select(band => new object[] { band.Name, places.Count(p => p >= band.From && p <= band.To) }));
        return new Figures()
            .Add("recallAt1", Ranking.RecallAt(1, places))
            .Add("recallAt5", Ranking.RecallAt(5, places))
            .Add("mrr", Ranking.MeanReciprocalRank(places))
            .Add("microsecondsPerQuery", microseconds);
    }
}
