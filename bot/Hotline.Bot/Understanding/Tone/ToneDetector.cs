using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Tone;

/// <summary>Hears anger, and the wish that an identity stay unknown.</summary>
internal sealed class ToneDetector
{
    private readonly ExpressionSet _expressions = ExpressionSet.Load("tone.yaml");

    /// <summary>Characters beside an outburst that tell of no matter ("烦死了，怎么回事"); with more ("楼上天天蹦迪，烦死了") it is about that.</summary>
    private const int MostBesideOutburst = 6;

    private readonly int _angry;
    private readonly int _impatient;
    private readonly int _confidential;

    public ToneDetector() =>
        (_angry, _impatient, _confidential) = (_expressions.IndexOf("Angry"), _expressions.IndexOf("Impatient"), _expressions.IndexOf("Confidential"));

    /// <summary>Whether the resident is angry, and whether they want confidentiality.</summary>
    public (bool IsAngry, bool WantsConfidentiality) Detect(Message message)
    {
        var (isAngry, wantsConfidentiality, outburst) = (false, false, 0);
        foreach (var match in _expressions.Find(message))
        {
            var group = _expressions.Expressions[match.Expression].Group;
            isAngry |= group == _angry;
            wantsConfidentiality |= group == _confidential;
            outburst += group == _impatient ? match.End - match.Start : 0;
        }

        isAngry |= outburst > 0 && message.Content.Length - outburst <= MostBesideOutburst;
        return (isAngry, wantsConfidentiality);
    }
}
