using System.Globalization;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Changes;

namespace Hotline.Storage.Projection;

/// <summary>Writes what was committed, in its order, into the indexes.</summary>
internal sealed class ProjectionFeed(IChangeLog changes, RecordReader records, IndexWriter writer, TimeProvider time)
{
    /// <summary>Group commits a pass: some seconds' work at full load.</summary>
    public const int MostGroups = 500;

    private const int MostMessages = 1_000;

    /// <summary>Conversations that are read with one question; each takes four of its parameters.</summary>
    private const int MostTalks = 50;

    /// <summary>Conversations whose last written message is remembered; the others are read from shortly before the change.</summary>
    private const int MostRemembered = 50_000;

    /// <summary>How long before its commit is recorded a message may have been stamped.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <summary>The sequence is kept for a day; what was read up to the end less long ago than this has lost nothing.</summary>
    private static readonly TimeSpan SurelyKept = TimeSpan.FromHours(20);

    private readonly Dictionary<ConversationKey, long> written = [];

    /// <summary>True where what lies after this position can still be read in full.</summary>
    /// <param name="position">Up to where all was read.</param>
    /// <param name="readAt">When that was.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<bool> IsKeptAsync(FeedPosition position, DateTimeOffset readAt, CancellationToken cancellationToken)
    {
        var (at, latest) = (Of(position), await changes.LatestAsync(cancellationToken));
        // Smaller than what was read: the database is another one.
        if (latest != ChangePosition.Start && latest < at)
            return false;
        return time.GetUtcNow() - readAt < SurelyKept || (await changes.OldestAsync(cancellationToken) is { } oldest && oldest <= at);
    }

    /// <summary>Where a rebuild begins to follow.</summary>
    public async Task<FeedPosition> LatestAsync(CancellationToken cancellationToken) => Of(await changes.LatestAsync(cancellationToken));

    /// <summary>Writes the next changes; null where there are none.</summary>
    /// <exception cref="Knowledge.Search.Elasticsearch.ElasticsearchException">Nothing is lost: the same position again repeats it.</exception>
    public async Task<FeedStep?> NextAsync(FeedPosition after, string salt, CancellationToken cancellationToken)
    {
        var next = await changes.ReadAsync(Of(after), MostGroups, cancellationToken);
        if (next.Count == 0)
            return null;
        try
        {
            var numbers = next.Where(c => c.Kind == ChangeKind.Ticket).Select(c => long.Parse(c.Key, CultureInfo.InvariantCulture)).ToHashSet();
            foreach (var ticket in await records.TicketsAsync(numbers, cancellationToken))
                await writer.AddAsync(ticket, onlyBuilding: false, cancellationToken);
            foreach (var some in Conversations(next).Chunk(MostTalks))
                await AddTalksAsync(some, salt, cancellationToken);
            await writer.FlushAsync(cancellationToken);
        }
        catch
        {
            // What was remembered as written may not have been.
            written.Clear();
            throw;
        }

        return new(Of(next[^1].Position), next[0].At, next.Count);
    }

    private async Task AddTalksAsync(IEnumerable<KeyValuePair<ConversationKey, DateTimeOffset>> talks, string salt, CancellationToken cancellationToken)
    {
        if (written.Count > MostRemembered)
            written.Clear();
        var parts = talks.Select(t => Unwritten(t.Key, t.Value)).ToList();
        while (parts.Count > 0)
        {
            var messages = await records.MessagesAsync(parts, MostMessages, cancellationToken);
            foreach (var message in messages)
            {
                await writer.AddAsync(message, salt, onlyBuilding: false, cancellationToken);
                written[message.Conversation] = message.Sequence;
            }

            if (messages.Count < MostMessages)
                break;
            // Of the last one there may be more; those before it were read to their end.
            var last = messages[^1];
            parts.RemoveRange(0, parts.FindIndex(p => p.Conversation == last.Conversation));
            parts[0] = parts[0] with { After = last.Sequence };
        }
    }

    private LogPart Unwritten(ConversationKey conversation, DateTimeOffset first)
        => written.TryGetValue(conversation, out var last) ? new(conversation, last, DateTimeOffset.UnixEpoch) : new(conversation, 0, first - Slack);

    // Each once, with the instant of its first change.
    private static Dictionary<ConversationKey, DateTimeOffset> Conversations(IReadOnlyList<Change> changes)
    {
        var first = new Dictionary<ConversationKey, DateTimeOffset>();
        foreach (var change in changes)
        {
            if (new Touched(change.Kind, change.Key).Conversation is { } conversation)
                first.TryAdd(conversation, change.At);
        }

        return first;
    }

    private static ChangePosition Of(FeedPosition position) => new(position.Transaction, position.Id);

    private static FeedPosition Of(ChangePosition position) => new(position.Transaction, position.Id);
}

/// <summary>What a pass wrote.</summary>
/// <param name="Position">Up to where.</param>
/// <param name="OldestAt">When the first of it was committed.</param>
/// <param name="Changes">How many changes it was.</param>
internal sealed record FeedStep(FeedPosition Position, DateTimeOffset OldestAt, int Changes);
