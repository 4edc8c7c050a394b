using Hotline.Bot.Handoff;
using Hotline.Bot.Staff;
using Hotline.Channels;
using Hotline.Console.Desk.FollowUps;
using Hotline.Console.Desk.Offers;
using Hotline.Console.Live;

namespace Hotline.Console.Desk;

/// <summary>The operators' queue as all desks show it: they are woken together, and read it once for all of them.</summary>
internal sealed class SharedQueue(
    IDeskReader desk, IStaffAccounts accounts, ICallBacks callBacks, FollowUpPages followUps, SharedOffers offers, LiveHub hub, TimeProvider time) : IDisposable
{
    /// <summary>More than two screens; the count says how many there are.</summary>
    private const int WaitingShown = 60;

    /// <summary>What does not wake desks (residents to be called after the work) is no older than this.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim reading = new(1);
    private Kept? kept;

    /// <summary>The queue as it was when desks were last woken for it, or later.</summary>
    public async Task<QueueReading> LatestAsync(CancellationToken cancellationToken)
    {
        if (Current() is { } known)
            return known;
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (Current() is { } read)
                return read;
            // The number first: what changes while it is read makes another round.
            var version = hub.QueueVersion;
            var latest = await ReadAsync(cancellationToken);
            Volatile.Write(ref kept, new(version, time.GetTimestamp(), latest));
            return latest;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>The queue, read anew.</summary>
    public async Task<QueueReading> ReadAsync(CancellationToken cancellationToken)
    {
        var waiting = await desk.WaitingAsync(WaitingShown, cancellationToken);
        var book = await offers.ReadAsync(cancellationToken);
        var standing = waiting.Select(e => (e.Reference.Key, Offer: book.Find(e.Reference.Key))).Where(o => o.Offer is not null);
        return new(
            waiting, await desk.ClaimedAsync(null, cancellationToken), standing.ToDictionary(o => o.Key, o => o.Offer!),
            waiting.Count < WaitingShown ? waiting.Count : await desk.CountWaitingAsync(cancellationToken),
            (await accounts.ListAsync(cancellationToken)).ToDictionary(a => a.Id, a => a.DisplayName),
            await callBacks.CountAsync(cancellationToken), await followUps.CountAsync(cancellationToken));
    }

    public void Dispose() => reading.Dispose();

    private QueueReading? Current()
        => Volatile.Read(ref kept) is { } known && known.Version == hub.QueueVersion && time.GetElapsedTime(known.At) < Oldest ? known.Queue : null;

    private sealed record Kept(long Version, long At, QueueReading Queue);
}

/// <summary>What desks show of the queue, whoever looks.</summary>
/// <param name="Waiting">Waiting conversations, as many as are shown.</param>
/// <param name="Claimed">Conversations that operators have.</param>
/// <param name="Offers">Offers that stand, by conversation.</param>
/// <param name="WaitingCount">How many wait in all.</param>
/// <param name="Names">Names of those who work at the desk, by account.</param>
/// <param name="CallBacks">How many residents are to be called back.</param>
/// <param name="FollowUps">How many residents of resolved tickets are to be called, or said that it is not solved.</param>
internal sealed record QueueReading(
    IReadOnlyList<DeskEntry> Waiting, IReadOnlyList<DeskEntry> Claimed, IReadOnlyDictionary<ConversationKey, Offer> Offers, int WaitingCount,
    IReadOnlyDictionary<string, string> Names, int CallBacks, int FollowUps);
