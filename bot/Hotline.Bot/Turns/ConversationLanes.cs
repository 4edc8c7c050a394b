using Hotline.Channels;

namespace Hotline.Bot.Turns;

/// <summary>One turn, or one action of an operator, at a time a conversation, in the order of arrival. A lane exists only while somebody is in it.</summary>
internal sealed class ConversationLanes
{
    private readonly Dictionary<ConversationKey, Queue<TaskCompletionSource>?> lanes = [];

    /// <summary>Waits for the conversation's lane. Dispose what it returns to let the next one in.</summary>
    public async ValueTask<Lane> EnterAsync(ConversationKey key)
    {
        TaskCompletionSource place;
        lock (lanes)
        {
            if (!lanes.TryGetValue(key, out var waiting))
            {
                lanes.Add(key, null);
                return new(this, key);
            }

            place = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (waiting is null)
                lanes[key] = waiting = new();
            waiting.Enqueue(place);
        }

        await place.Task;
        return new(this, key);
    }

    private void Leave(ConversationKey key)
    {
        lock (lanes)
        {
            if (lanes[key] is { Count: > 0 } waiting)
                waiting.Dequeue().SetResult();
            else
                lanes.Remove(key);
        }
    }

    /// <summary>A place in a conversation's lane.</summary>
    internal readonly struct Lane(ConversationLanes lanes, ConversationKey key) : IDisposable
    {
        public void Dispose() => lanes.Leave(key);
    }
}
