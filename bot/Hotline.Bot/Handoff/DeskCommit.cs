using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Handoff;

/// <summary>Composes the commit of something that happens in a conversation without a message of the resident.</summary>
internal static class DeskCommit
{
    /// <param name="before">The conversation as last committed.</param>
    /// <param name="state">Its state afterwards.</param>
    /// <param name="said">Events and messages, in order.</param>
    /// <param name="channel">What the channel can carry.</param>
    /// <param name="now">The instant, UTC.</param>
    /// <param name="speaker">Shown as the sender of messages; null: the service itself.</param>
    public static TurnCommit Of(
        Conversation before, ConversationState state, IEnumerable<Activity> said, ChannelCapabilities channel, DateTimeOffset now, string? speaker)
    {
        var reference = before.Reference;
        var log = said.Select((one, index) => Address(one, reference, before.LastSequence + index + 1, now, speaker)).ToArray();
        var messages = log.Select(l => l.Activity).Where(a => a.Type == ActivityTypes.Message).ToArray();
        return new()
        {
            At = now,
            Conversation = new(reference, state, before.Version + 1, before.LastSequence + log.Length),
            Log = log,
            Outbox = messages.Length > 0 && channel is { Replies: not ReplyMode.Log, EndsWithConnection: false } ? [new(reference, messages)] : [],
        };
    }

    private static LoggedActivity Address(Activity activity, ConversationReference reference, long sequence, DateTimeOffset now, string? speaker)
    {
        var service = BotAccount.Of(reference);
        return new(sequence, activity with
        {
            Id = TurnComposer.ActivityId(reference, sequence),
            Timestamp = now,
            ChannelId = reference.ChannelId,
            Conversation = new(reference.ConversationId),
            From = activity.Type == ActivityTypes.Message && speaker is not null ? service with { Name = speaker } : service,
            Recipient = reference.User,
            Locale = activity.Locale ?? reference.Locale,
        });
    }
}
