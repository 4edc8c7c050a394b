using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Understanding.Scope;

/// <summary>Tells on which ground a matter is not for the hotline.</summary>
internal sealed class ScopeDetector
{
    // A resident says first what it is about; further on, a court or a petition office is part of the story.
    private const int MatterIsStatedWithin = 60;

    private readonly ExpressionSet _expressions = ExpressionSet.Load("scope.yaml");

    /// <summary>A ground (one of <see cref="OutOfScopeGrounds"/>), or null.</summary>
    /// <param name="message">The message.</param>
    /// <param name="place">The place it names: what is in the city is not outside it.</param>
    /// <param name="intent">What the resident wants: who asks how papers go from one city to another asks nothing of the other city.</param>
    public string? Detect(Message message, Place place, Intent intent)
    {
        var isHere = place.District is not null || intent == Intent.AskService;
        string? ground = null;
        var strongest = 0.0;
        foreach (var match in _expressions.Find(message))
        {
            var expression = _expressions.Expressions[match.Expression];
            var candidate = _expressions.Groups[expression.Group];
            if (match.Start < MatterIsStatedWithin && expression.Weight > strongest && !(candidate == OutOfScopeGrounds.OutsideArea && isHere))
                (ground, strongest) = (candidate, expression.Weight);
        }

        return ground;
    }
}
