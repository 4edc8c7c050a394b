using Hotline.Channels;
using Hotline.Knowledge.Search.Elasticsearch;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Projection;

/// <summary>Gathers documents and sends them in bulk, to each alias of their index that is there. One pass of the projection uses it at a time.</summary>
internal sealed partial class IndexWriter(
    ElasticsearchClient client, ElasticsearchIndexes indexes, SealedKeys keys, IOptions<ElasticsearchOptions> options, ILogger<IndexWriter> logger)
{
    /// <summary>Elasticsearch's guide advises 5 to 15 MB a request.</summary>
    private const int MostBytes = 5 * 1024 * 1024;

    private BulkBody body = new();

    /// <summary>What of each index is there.</summary>
    public Dictionary<SearchIndex, IndexPresence> Present { get; } = [];

    public IndexDefinition Definition(SearchIndex index) => SearchIndexes.Of(index, options.Value.Analyzer);

    /// <summary>Looks what is there.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var index in Enum.GetValues<SearchIndex>())
            Present[index] = await indexes.LookAsync(Definition(index), cancellationToken);
    }

    public async Task AddAsync(Ticket ticket, bool onlyBuilding, CancellationToken cancellationToken)
        => await AddAsync(SearchIndex.Tickets, ticket.Number.ToString(), ticket.Version, json => TicketDocument.Write(json, ticket), onlyBuilding, cancellationToken);

    public async Task AddAsync(StoredMessage message, string salt, bool onlyBuilding, CancellationToken cancellationToken)
    {
        if (!TalkDocument.IsSaid(message.Activity))
            return;
        var talk = TalkDocument.Talk(message.Conversation, salt);
        var sealedKey = Sealed(message.Conversation);
        await AddAsync(SearchIndex.Talks, TalkDocument.Id(talk, message.Sequence), message.Sequence,
            json => TalkDocument.Write(json, message.Activity, message.At, message.Conversation.ChannelId, talk, sealedKey), onlyBuilding, cancellationToken);
    }

    /// <summary>Sends what is gathered.</summary>
    /// <exception cref="ElasticsearchException">It is to be gathered and sent again later.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var sent = body;
        body = new();
        if (sent.Count == 0)
            return;
        var result = await client.BulkAsync(sent, cancellationToken);
        // The whole batch would wait for ever behind one document that the index will never take.
        if (result.Refused.Count > 0)
            LogRefused(logger, result.Refused.Count, result.Refused[0].Reason);
    }

    /// <summary>Forgets what was gathered and not sent.</summary>
    public void Clear() => body = new();

    private async Task AddAsync(SearchIndex index, string id, long version, Action<System.Text.Json.Utf8JsonWriter> write, bool onlyBuilding, CancellationToken cancellationToken)
    {
        var present = Present[index];
        if (present.IsBuilding)
            body.Index(indexes.Building(Definition(index)), id, version, write);
        if (present.IsSearchable && !onlyBuilding)
            body.Index(indexes.Serving(Definition(index)), id, version, write);
        if (body.LengthInBytes > MostBytes)
            await FlushAsync(cancellationToken);
    }

    private (ConversationKey Key, string Sealed) last;

    // Messages of one conversation come one after the other, and sealing costs more than writing.
    private string Sealed(ConversationKey key)
    {
        if (last.Key != key || last.Sealed is null)
            last = (key, keys.Seal(key));
        return last.Sealed;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The search index refused {Count} documents and goes on without them, the first because: {Reason}")]
    private static partial void LogRefused(ILogger logger, int count, string reason);
}
