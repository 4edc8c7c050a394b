using Hotline.Bot.Handoff;
using Hotline.Channels;

namespace Hotline.Console.Board;

/// <summary>
/// Whether residents who asked for a person got one as GB/T 33358-2016 wants it: calls within 15 seconds, messages within 3 minutes. Pure.
/// </summary>
internal static class AnswerStandard
{
    /// <summary>Of a call.</summary>
    public static readonly TimeSpan Call = TimeSpan.FromSeconds(15);

    /// <summary>Of a message.</summary>
    public static readonly TimeSpan Message = TimeSpan.FromMinutes(3);

    /// <summary>Percent of requests that are to be answered in time.</summary>
    public const int Target = 95;

    /// <summary>How long a request on this channel may wait; the end belongs to it.</summary>
    public static TimeSpan LimitOf(string channelId) => channelId == ChannelIds.Phone ? Call : Message;

    /// <summary>How it went at <paramref name="now"/>.</summary>
    public static AnswerVerdict Of(HandoffAnswer answer, DateTimeOffset now)
    {
        var isWithin = (answer.AnsweredAt ?? answer.LeftAt ?? now) - answer.RequestedAt <= LimitOf(answer.Conversation.ChannelId);
        return !isWithin ? AnswerVerdict.Late
            : answer.AnsweredAt is not null ? AnswerVerdict.InTime
            : answer.LeftAt is not null ? AnswerVerdict.Left
            : AnswerVerdict.Waiting;
    }

    /// <summary>The share of a number of requests.</summary>
    public static AnswerShare ShareOf(IReadOnlyList<HandoffAnswer> answers, DateTimeOffset now)
    {
        var counts = answers.CountBy(a => Of(a, now)).ToDictionary();
        return new(counts.GetValueOrDefault(AnswerVerdict.InTime), counts.GetValueOrDefault(AnswerVerdict.Late));
    }
}

/// <summary>How a request for a person went.</summary>
public enum AnswerVerdict
{
    /// <summary>Answered within the standard.</summary>
    InTime,
    /// <summary>Answered later, or not at all though the time has passed.</summary>
    Late,
    /// <summary>Still within the time.</summary>
    Waiting,
    /// <summary>The resident did without before the time had passed: counted for neither side.</summary>
    Left,
}

/// <summary>Requests that were answered within the standard, and those that were not.</summary>
public sealed record AnswerShare(int InTime, int Late)
{
    /// <summary>How many count.</summary>
    public int Counted => InTime + Late;

    /// <summary>Whole percent, rounded down so that nothing looks met that is not; null where none counts.</summary>
    public int? Percent => Counted == 0 ? null : InTime * 100 / Counted;
}
