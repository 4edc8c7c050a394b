using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Understanding.Scope;

/// <summary>Tells on which ground a matter is not for the hotline.</summary>
internal sealed class ScopeDetector
{
    private readonly ExpressionSet _expressions = ExpressionSet.Load("scope.yaml");

    /// <summary>A ground (one of <see cref="OutOfScopeGrounds"/>), or null.</summary>
    /// <param name="message">The message.</param>
    /// <param name="place">The place it names: what is in the city is not outside it.</param>
    public string? Detect(Message message, Place place)
    {
        string? ground = null;
        var strongest = 0.0;
        foreach (var match in _expressions.Find(message))
        {
            var expression = _expressions.Expressions[match.Expression];
            var candidate = _expressions.Groups[expression.Group];
            if (expression.Weight > strongest && !(candidate == OutOfScopeGrounds.OutsideArea && place.District is not null))
                (ground, strongest) = (candidate, expression.Weight);
        }

        return ground;
    }
}
