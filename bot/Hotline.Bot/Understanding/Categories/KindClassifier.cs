using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Understanding.Categories;

/// <summary>Tells the kind of request.</summary>
internal sealed class KindClassifier
{
    private readonly ExpressionSet _expressions = ExpressionSet.Load("kinds.yaml");
    private readonly TicketKind[] _kindOfGroup;

    public KindClassifier() => _kindOfGroup = [.. _expressions.Groups.Select(Enum.Parse<TicketKind>)];

    /// <summary>The kind, or null where the words do not tell.</summary>
    /// <param name="message">The message.</param>
    /// <param name="intent">What the resident wants: who asks, inquires, unless the words say more.</param>
    public TicketKind? Classify(Message message, Intent intent)
    {
        Span<double> scores = stackalloc double[_kindOfGroup.Length];
        foreach (var match in _expressions.Find(message))
            scores[_expressions.Expressions[match.Expression].Group] += _expressions.Expressions[match.Expression].Weight;
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }

        if (intent == Intent.AskService)
            return TicketKind.Inquiry;
        return scores[best] > 0 ? _kindOfGroup[best] : null;
    }
}
