using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Intents;

/// <summary>
/// Tells the intent from weighted expressions: each distinct expression adds to its intent, the strongest in full and each
/// further one less, and the sums compete (softmax) with each other and with not having understood.
/// </summary>
internal sealed class ExpressionIntentClassifier : IIntentClassifier
{
    // Set on the labelled utterances of the tests: one weak expression alone stays below the bar of understanding.
    private const double UnknownScore = 1.5;
    private const double DecayOfFurtherEvidence = 0.7;

    // A statement of a matter of the city, even without a word of complaint, has at least so many characters.
    private const int ShortestStatement = 8;

    // The longest of four thousand requests to another assistant has 31 characters.
    private const int LongestAside = 60;

    // Just enough to be heard where nothing else was said.
    private const double WeightOfStatement = 1.7;

    private static readonly Intent[] _intents = Enum.GetValues<Intent>();

    private readonly ExpressionSet _expressions = ExpressionSet.Load("intents.zh-CN.yaml", "intents.en.yaml");
    private readonly Intent[] _intentOfGroup;

    public ExpressionIntentClassifier() => _intentOfGroup = [.. _expressions.Groups.Select(Enum.Parse<Intent>)];

    /// <inheritdoc/>
    public IntentReading Classify(Message message, IntentEvidence evidence)
    {
        if (evidence.IsTicketNumberAlone)
            return new IntentReading(Intent.TicketStatus, 0.97, null);
        // Punctuation alone asks nothing.
        if (!message.Text.Any(char.IsLetterOrDigit))
            return default;
        var matches = _expressions.Find(message);
        Span<double> scores = stackalloc double[_intents.Length];
        Add(matches, RequestShare(message), scores);
        AddEvidence(evidence, message, scores);
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }

        return new IntentReading((Intent)best, best == (int)Intent.Unknown ? 0 : Share(scores, best), YesNo(matches));
    }

    // Softmax over what was spoken for at all.
    private static double Share(ReadOnlySpan<double> scores, int best)
    {
        var total = 0.0;
        foreach (var score in scores)
            total += score > 0 ? Math.Exp(score - scores[best]) : 0;
        return 1 / total;
    }

    // A request to the hotline itself ("再说一遍") is short; in a long message the same words are part of the matter.
    private static double RequestShare(Message message)
    {
        var usual = message.Language == LanguageDetector.English ? 45.0 : 15.0;
        return Math.Min(1, usual / message.Content.Length);
    }

    private void Add(List<ExpressionMatch> matches, double requestShare, Span<double> scores)
    {
        Span<double> share = stackalloc double[_intents.Length];
        share.Fill(1);
        matches.Sort((a, b) => Weight(b).CompareTo(Weight(a)));
        for (var i = 0; i < matches.Count; i++)
        {
            if (IsRepeated(matches, i))
                continue;
            var intent = (int)IntentOf(matches[i]);
            scores[intent] += Weight(matches[i]) * share[intent] * (IsRequest((Intent)intent) ? requestShare : 1);
            share[intent] *= DecayOfFurtherEvidence;
        }
    }

    private static void AddEvidence(IntentEvidence evidence, Message message, Span<double> scores)
    {
        scores[(int)Intent.Unknown] += UnknownScore;
        if (evidence.HasTicketNumber)
            scores[(int)Intent.TicketStatus] += 2.5;
        if (evidence.HasPlace && scores[(int)Intent.ReportMatter] > 0)
            scores[(int)Intent.ReportMatter] += 0.7;
        if (evidence.HasCategory)
        {
            scores[(int)Intent.OffTopic] -= 1.5;
            var isStatement = message.Content.Length >= ShortestStatement && scores[(int)Intent.AskService] < UnknownScore;
            if (scores[(int)Intent.AskService] > 0)
                scores[(int)Intent.AskService] += 0.5;
            scores[(int)Intent.ReportMatter] += isStatement ? WeightOfStatement : 0.5;
        }

        // Nobody asks another assistant at such length; in a story the same words are beside the point.
        if (message.Language == LanguageDetector.Chinese && message.Content.Length > LongestAside)
            scores[(int)Intent.OffTopic] -= 4;

        // A matter that somebody must act on is never turned away as small talk.
        if (scores[(int)Intent.ReportMatter] > 2)
            scores[(int)Intent.OffTopic] -= 2;
    }

    private static bool IsRequest(Intent intent) => intent is Intent.Help or Intent.Repeat or Intent.Slower or Intent.Wait or Intent.More or Intent.Cancel
        or Intent.StartOver or Intent.Greeting or Intent.Thanks or Intent.Goodbye or Intent.Skip or Intent.SwitchLanguage;

    private static bool IsRepeated(List<ExpressionMatch> matches, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (matches[i].Expression == matches[index].Expression)
                return true;
        }

        return false;
    }

    private bool? YesNo(List<ExpressionMatch> matches)
    {
        if (matches.Exists(match => IntentOf(match) == Intent.No))
            return false;
        return matches.Exists(match => IntentOf(match) == Intent.Yes) ? true : null;
    }

    private double Weight(ExpressionMatch match) => _expressions.Expressions[match.Expression].Weight;

    private Intent IntentOf(ExpressionMatch match) => _intentOfGroup[_expressions.Expressions[match.Expression].Group];
}
