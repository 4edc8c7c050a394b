using System.Globalization;
using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Evaluation;

/// <summary>How well a set of questions was answered, as residents see it.</summary>
internal sealed class Figures
{
    private int _answerable;
    private int _first;
    private int _amongThree;
    private int _answeredRightly;
    private int _answeredWrongly;
    private int _vague;
    private int _askedBack;
    private int _foreign;
    private int _refused;
    private int _all;

    /// <summary>Answerable questions whose first hit is right.</summary>
    public double RecallAt1 => Share(_first, _answerable);

    /// <summary>Answerable questions with a right one among three hits.</summary>
    public double RecallAt3 => Share(_amongThree, _answerable);

    /// <summary>Answerable questions answered at once, and rightly.</summary>
    public double AnsweredRightly => Share(_answeredRightly, _answerable);

    /// <summary>Questions of any kind to which a wrong article was given as the answer.</summary>
    public double AnsweredWrongly => Share(_answeredWrongly, _all);

    /// <summary>Vague questions that were answered by asking which.</summary>
    public double AskedBack => Share(_askedBack, _vague);

    /// <summary>Questions that are not the hotline's business to which nothing was offered.</summary>
    public double RefusedRightly => Share(_refused, _foreign);

    public void Add(LabelledQuestion question, KnowledgeResult result)
    {
        var place = result.Hits.TakeWhile(h => !question.Relevant.Contains(h.Article.Id)).Count();
        var isRight = place == 0 && result.Hits.Count > 0;
        _all++;
        switch (question.Verdict)
        {
            case "answer":
                _answerable++;
                _first += isRight ? 1 : 0;
                _amongThree += place < Math.Min(3, result.Hits.Count) ? 1 : 0;
                _answeredRightly += isRight && result.Verdict == KnowledgeVerdict.Answer ? 1 : 0;
                _answeredWrongly += !isRight && result.Verdict == KnowledgeVerdict.Answer ? 1 : 0;
                break;
            case "choose":
                _vague++;
                _askedBack += result.Verdict == KnowledgeVerdict.Choose ? 1 : 0;
                break;
            default:
                _foreign++;
                _refused += result.Verdict == KnowledgeVerdict.None ? 1 : 0;
                _answeredWrongly += result.Verdict == KnowledgeVerdict.Answer ? 1 : 0;
                break;
        }
    }

    public override string ToString()
    {
        var text = $"{_all,5} questions";
        if (_answerable > 0)
            text += Part("recall@1", RecallAt1) + Part("recall@3", RecallAt3) + Part("answered at once", AnsweredRightly);
        if (_vague > 0)
            text += Part("asked back", AskedBack);
        if (_foreign > 0)
            text += Part("refused rightly", RefusedRightly);
        return text + Part("answered wrongly", AnsweredWrongly);
    }

    private static string Part(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"; {name} {value:0.000}");

    private static double Share(int part, int whole) => whole == 0 ? double.NaN : (double)part / whole;
}
