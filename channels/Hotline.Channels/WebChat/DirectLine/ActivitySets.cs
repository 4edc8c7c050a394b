using System.Globalization;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>Pieces of a conversation's log as clients read them. The watermark is the sequence number of the last activity.</summary>
internal static class ActivitySets
{
    /// <summary>Most activities in one answer or frame; what is left follows with the next.</summary>
    public const int PageSize = 100;

    /// <summary>What a client is shown of a piece of the log.</summary>
    /// <param name="logged">In order.</param>
    /// <param name="after">The place they come after; the watermark where the piece is empty.</param>
    /// <param name="conversationId">Their conversation.</param>
    /// <param name="baseUrl">Address of this service without a slash at the end.</param>
    public static ActivitySet From(IReadOnlyList<LoggedActivity> logged, long after, string conversationId, string baseUrl)
    {
        var shown = new List<Activity>(logged.Count);
        foreach (var (_, activity) in logged)
        {
            if (IsShown(activity))
                shown.Add(WebChatMapper.ToWire(activity, conversationId, baseUrl));
        }

        var last = logged.Count > 0 ? logged[^1].Sequence : after;
        return new(shown, last.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Place of the last thing among these that an operator said; null where none did. That the bot was read concerns nobody.</summary>
    public static long? LastSpoken(IReadOnlyList<LoggedActivity> logged)
        => logged.LastOrDefault(l => l.Activity is { Type: ActivityTypes.Message, From: { Role: "bot", Name: not null } })?.Sequence;

    /// <summary>What a client is told while an operator is writing. It is no part of the log, so the watermark stays.</summary>
    public static ActivitySet Writing(long place, string conversationId, DateTimeOffset now)
        => new([WebChatMapper.Writing(conversationId, now)], place.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a watermark; an absent or empty one is the conversation's beginning.</summary>
    public static bool TryReadWatermark(string? watermark, out long after)
    {
        after = 0;
        return string.IsNullOrEmpty(watermark)
            || long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out after);
    }

    // Who joined is the engine's matter, and a handoff the operators'; their words to the resident are messages of their own.
    private static bool IsShown(Activity activity)
        => activity.Type is ActivityTypes.Message or ActivityTypes.EndOfConversation
            || (activity.Type == ActivityTypes.Event && !ActivityRules.IsReserved(activity.Name));
}
