using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Tone;

/// <summary>Hears anger, and the wish that an identity stay unknown.</summary>
internal sealed class ToneDetector
{
    private readonly ExpressionSet _expressions = ExpressionSet.Load("tone.yaml");
    // What stands in so few characters is said to the hotline and not of a matter.
    private const int LongestOutburst = 18;

    private readonly int _angry;
    private readonly int _impatient;
    private readonly int _confidential;

    public ToneDetector() =>
        (_angry, _impatient, _confidential) = (_expressions.IndexOf("Angry"), _expressions.IndexOf("Impatient"), _expressions.IndexOf("Confidential"));

    /// <summary>Whether the resident is angry, and whether they want confidentiality.</summary>
    public (bool IsAngry, bool WantsConfidentiality) Detect(Message message)
    {
        var (isAngry, wantsConfidentiality) = (false, false);
        foreach (var match in _expressions.Find(message))
        {
            var group = _expressions.Expressions[match.Expression].Group;
            isAngry |= group == _angry || (group == _impatient && message.Text.Length <= LongestOutburst);
            wantsConfidentiality |= group == _confidential;
        }

        return (isAngry, wantsConfidentiality);
    }
}
