using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs.Scripts;

/// <summary>Conversations and commits of a world: what the hotline says of its own accord, beside the scripts' turns.</summary>
internal sealed class StoreInMemory(ScriptWorld world) : ITurnStore
{
    private readonly Dictionary<ConversationKey, Conversation> conversations = [];

    /// <summary>What was committed beside the turns of scripts, in order.</summary>
    public List<TurnCommit> Commits { get; } = [];

    public void Put(Conversation conversation) => conversations[conversation.Reference.Key] = conversation;

    public Conversation? Find(ConversationKey key) => conversations.GetValueOrDefault(key);

    public ValueTask<Conversation?> LoadAsync(ConversationKey key, CancellationToken cancellationToken) => ValueTask.FromResult(Find(key));

    public Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        Commits.Add(commit);
        foreach (var change in commit.Tickets)
            world.Tickets.Commit(change);
        foreach (var (after, log) in commit.Notices)
        {
            foreach (var logged in log)
                world.Log.Append(after.Reference.Key, logged.Activity).ShouldBe(logged.Sequence);
            Put(after with { State = ResultJson.Stored(after.State) });
        }

        return Task.FromResult(new CommitOutcome(CommitKind.Committed, null));
    }

    public Task<bool> AcceptAsync(InboundActivity inbound, DateTimeOffset receivedAt, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Receipt?> FindReceiptAsync(string channelId, string externalId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<InboundActivity>> PendingAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void MarkDelivered(long handoverId) => throw new NotSupportedException();

    public Task<long> ReserveTicketSequencesAsync(int count, CancellationToken cancellationToken) => throw new NotSupportedException();
}
