using Hotline.Bot.Understanding;
using Hotline.Evaluation.Input;
using Hotline.Evaluation.Measures;
using Hotline.Knowledge.Search;

namespace Hotline.Evaluation.Tasks;

/// <summary>Asks the shipped articles, as a turn does: what is understood as small talk is not looked up.</summary>
internal sealed class AnswersTask : EvaluationTask
{
    private const int Shown = 3;

    public override string Name => "answers";

    public override string Usage => "--queries Q.jsonl";

    public override async Task<Figures> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var questions = AnswerRow.Read(arguments.File("queries"));
        using var engine = new Engine();
        var answers = new List<Answered>(questions.Count);
        foreach (var question in questions)
            answers.Add(await AskAsync(engine, question, question.Query, isHeard: false, cancellationToken));
        Table.Write(output, ["verdict", "answerable", "not answerable"], Enum.GetValues<KnowledgeVerdict>().Select(v => new object[]
        {
            v, answers.Count(a => a.IsAnswerable && a.Verdict == v), answers.Count(a => !a.IsAnswerable && a.Verdict == v),
        }));
        return Measure(answers);
    }

    internal static async Task<Answered> AskAsync(Engine engine, AnswerRow question, string words, bool isHeard, CancellationToken cancellationToken)
    {
        var heard = engine.Understand(words);
        var result = heard.Intent == Intent.OffTopic ? KnowledgeResult.Nothing : await engine.AskAsync(words, heard.Language, isHeard, cancellationToken);
        var place = Ranking.PlaceOf(result.Hits.Take(Shown).Select(h => h.Article.Id), question.Relevant);
        return new Answered(question.Relevant.Count > 0, result.Verdict, place);
    }

    /// <summary>
    /// Recall is of questions that have an answer; <c>answeredWrongly</c> is the share of all questions to which a wrong article is
    /// given as the answer; <c>refusedRightly</c> the share of those without an answer to which none is offered.
    /// </summary>
    internal static Figures Measure(IReadOnlyCollection<Answered> answers)
    {
        var places = answers.Where(a => a.IsAnswerable).Select(a => a.Place).ToList();
        var foreign = answers.Where(a => !a.IsAnswerable).ToList();
        return new Figures()
            .Add("recallAt1", Ranking.RecallAt(1, places))
            .Add("recallAt3", Ranking.RecallAt(Shown, places))
            .Add("answeredWrongly", (double)answers.Count(a => a.Verdict == KnowledgeVerdict.Answer && a.Place != 1) / answers.Count)
            .Add("refusedRightly", foreign.Count == 0 ? double.NaN : (double)foreign.Count(a => a.Verdict == KnowledgeVerdict.None) / foreign.Count);
    }
}

/// <summary>What came of a question.</summary>
/// <param name="IsAnswerable">Some article answers it.</param>
/// <param name="Verdict">How sure the knowledge base was.</param>
/// <param name="Place">Place of the first right article, from 1; 0 for none.</param>
internal readonly record struct Answered(bool IsAnswerable, KnowledgeVerdict Verdict, int Place);
