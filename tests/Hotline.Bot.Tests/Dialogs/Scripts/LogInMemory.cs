using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs.Scripts;

/// <summary>What was said so far, in every conversation of a world.</summary>
internal sealed class LogInMemory : IConversationLog
{
    private readonly Dictionary<ConversationKey, List<LoggedActivity>> logs = [];

    public long Append(ConversationKey conversation, Activity activity)
    {
        if (!logs.TryGetValue(conversation, out var log))
            logs[conversation] = log = [];
        log.Add(new(log.Count + 1, activity));
        return log.Count;
    }

    public Task<bool> ExistsAsync(ConversationKey conversation, CancellationToken cancellationToken) => Task.FromResult(logs.ContainsKey(conversation));

    public Task<IReadOnlyList<LoggedActivity>> ReadAsync(ConversationKey conversation, long after, int limit, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<LoggedActivity>>([.. (logs.GetValueOrDefault(conversation) ?? []).Where(l => l.Sequence > after).Take(limit)]);

    public IDisposable Subscribe(ConversationKey conversation, Action onCommitted) => throw new NotSupportedException("The engine subscribes to nothing.");
}
