using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Tickets;

/// <summary>Messages that no message of the resident's caused: logged in the conversation, and pushed where the channel pushes.</summary>
internal sealed class ProactiveMessages(ITurnStore store, IEnumerable<ChannelCapabilities> channels)
{
    /// <summary>What a channel can carry; null where it is off.</summary>
    public ChannelCapabilities? ChannelOf(string channelId) => channels.FirstOrDefault(c => c.ChannelId == channelId);

    /// <summary>The conversation as last committed, or one that begins in <paramref name="language"/>.</summary>
    public async ValueTask<Conversation> LoadAsync(ConversationReference reference, string language, CancellationToken cancellationToken)
        => await store.LoadAsync(reference.Key, cancellationToken)
           ?? new Conversation(reference, ConversationState.New with { Language = language }, Version: 0, LastSequence: 0);

    /// <summary>Adds what is said in <paramref name="before"/> to the commit; each conversation is added once.</summary>
    /// <param name="commit">What it goes with.</param>
    /// <param name="before">The conversation as last committed.</param>
    /// <param name="reference">Where it is said.</param>
    /// <param name="after">The conversation's state after it.</param>
    /// <param name="said">What is said, in order.</param>
    /// <param name="notBefore">When it is pushed, UTC; null: at once.</param>
    public TurnCommit Say(
        TurnCommit commit, Conversation before, ConversationReference reference, ConversationState after, IReadOnlyList<Activity> said, DateTimeOffset? notBefore = null)
    {
        var log = said.Select((a, i) => new LoggedActivity(before.LastSequence + 1 + i, Address(a, reference, before.LastSequence + 1 + i, commit.At))).ToList();
        var pushes = ChannelOf(reference.ChannelId)!.Replies != ReplyMode.Log;
        var conversation = before with { State = after, Version = before.Version + 1, LastSequence = before.LastSequence + log.Count };
        return commit with
        {
            Notices = [.. commit.Notices, new(conversation, log)],
            Outbox = pushes ? [.. commit.Outbox, new(reference, [.. log.Select(l => l.Activity)]) { NotBefore = notBefore }] : commit.Outbox,
        };
    }

    private static Activity Address(Activity said, ConversationReference reference, long sequence, DateTimeOffset at) => said with
    {
        Id = TurnComposer.ActivityId(reference, sequence),
        Timestamp = at,
        ChannelId = reference.ChannelId,
        Conversation = new(reference.ConversationId),
        From = BotAccount.Of(reference),
        Recipient = reference.User,
    };
}
