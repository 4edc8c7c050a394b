using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Emergencies;

/// <summary>
/// Hears danger to life or property that is happening now. Made to miss nothing: a danger counts unless the words say that it
/// is over, long past, habitual, only feared, or asked about; and "now" outweighs most of these.
/// </summary>
internal sealed class EmergencyDetector
{
    // Life before property, the attacker before the wound, and the fire before what it burns.
    private static readonly Danger[] _byUrgency =
    [
        Danger.SelfHarm, Danger.Fire, Danger.Gas, Danger.Drowning, Danger.Trapped, Danger.TrafficInjury,
        Danger.Crime, Danger.Medical, Danger.Traffic,
    ];

    private readonly ExpressionSet _expressions = ExpressionSet.Load("emergencies.zh-CN.yaml", "emergencies.en.yaml");
    private readonly int[] _groupOfDanger;
    private readonly int _over;
    private readonly int _past;
    private readonly int _habit;
    private readonly int _maybe;
    private readonly int _asking;
    private readonly int _now;

    public EmergencyDetector()
    {
        _groupOfDanger = [.. _byUrgency.Select(danger => _expressions.IndexOf(danger.ToString()))];
        _over = _expressions.IndexOf("Over");
        _past = _expressions.IndexOf("Past");
        _habit = _expressions.IndexOf("Habit");
        _maybe = _expressions.IndexOf("Maybe");
        _asking = _expressions.IndexOf("Asking");
        _now = _expressions.IndexOf("Now");
    }

    /// <summary>The most urgent danger in the message, or null.</summary>
    public Danger? Detect(Message message)
    {
        var matches = _expressions.Find(message);
        if (matches.Count == 0)
            return null;
        for (var i = 0; i < _byUrgency.Length; i++)
        {
            foreach (var match in matches)
            {
                if (GroupOf(match) == _groupOfDanger[i] && IsNow(_byUrgency[i], match, matches, message))
                    return _byUrgency[i];
            }
        }

        return null;
    }

    /// <summary>The number to call first.</summary>
    public static string NumberFor(Danger danger) => danger switch
    {
        Danger.Fire or Danger.Gas or Danger.Trapped or Danger.Drowning => "119",
        Danger.Medical or Danger.TrafficInjury => "120",
        Danger.Crime or Danger.SelfHarm => "110",
        Danger.Traffic => "122",
    };

    private bool IsNow(Danger danger, ExpressionMatch said, List<ExpressionMatch> matches, Message message)
    {
        var sentence = SentenceAround(message.Text, said);
        var now = matches.Exists(other => GroupOf(other) == _now && Touches(other, sentence));
        foreach (var other in matches)
        {
            var group = GroupOf(other);
            var cancels =
                group == _asking ? Touches(other, sentence) && danger != Danger.SelfHarm && !now
                : group == _over ? danger != Danger.SelfHarm && !matches.Exists(later => GroupOf(later) == _now && later.Start >= other.End)
                : group == _past ? !now && (other.Start < said.End || IsSaidLast(danger, other, sentence, message))
                : group == _habit ? other.End <= said.Start && Touches(other, sentence) && danger != Danger.SelfHarm && !now
                : group == _maybe && other.End <= said.Start && Touches(other, sentence) && danger != Danger.SelfHarm;
            if (cancels)
                return false;
        }

        return true;
    }

    // In English the time stands at the end: "I was robbed last year".
    private static bool IsSaidLast(Danger danger, ExpressionMatch past, (int Start, int End) sentence, Message message)
        => message.Language == LanguageDetector.English && danger != Danger.SelfHarm && Touches(past, sentence);

    private int GroupOf(ExpressionMatch match) => _expressions.Expressions[match.Expression].Group;

    private static bool Touches(ExpressionMatch match, (int Start, int End) sentence) =>
        match.Start < sentence.End && match.End > sentence.Start;

    private static (int Start, int End) SentenceAround(string text, ExpressionMatch said)
    {
        var (start, end) = (said.Start, said.End);
        while (start > 0 && !Characters.EndsSentence(text, start - 1))
            start--;
        while (end < text.Length && !Characters.EndsSentence(text, end))
            end++;
        return (start, end);
    }
}
