using System.Runtime.CompilerServices;

namespace Hotline.Host.TryIt.Residents;

/// <summary>Someone whom the page plays. What the hotline sends by itself waits here until the page takes it.</summary>
/// <param name="number">Telephone number, in international form.</param>
/// <param name="openId">Id by which a WeChat account knows its follower.</param>
/// <param name="firstId">Ids in the inbox begin after this one, and so after those that an earlier run of the service gave out.</param>
internal sealed class Resident(string number, string openId, long firstId)
{
    /// <summary>What a page that was away finds when it comes back.</summary>
    private const int MostKept = 100;

    private readonly Lock gate = new();
    private readonly Queue<(long Id, Arrival Arrival)> kept = new();
    private TaskCompletionSource changed = NewSignal();
    private long lastId = firstId;

    /// <summary>The telephone number, in international form.</summary>
    public string Number => number;

    /// <summary>The id by which a WeChat account knows its follower.</summary>
    public string OpenId => openId;

    /// <summary>True: the resident has told Twilio, which answers such words itself, to take no more messages for this number.</summary>
    public bool HasStoppedMessages { get; set; }

    /// <summary>Puts something into the inbox.</summary>
    public void Take(Arrival arrival)
    {
        lock (gate)
        {
            kept.Enqueue((++lastId, arrival));
            if (kept.Count > MostKept)
                kept.Dequeue();
            changed.SetResult();
            changed = NewSignal();
        }
    }

    /// <summary>Reads the inbox without end.</summary>
    /// <param name="after">The last one that was read before; 0: all that is kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<(long Id, Arrival Arrival)> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            List<(long Id, Arrival Arrival)> waiting;
            lock (gate)
            {
                next = changed.Task;
                waiting = [.. kept.Where(k => k.Id > after)];
            }

            foreach (var one in waiting)
            {
                after = one.Id;
                yield return one;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
