using System.Globalization;
using System.Text.Json;
using Hotline.Knowledge.Search.Elasticsearch;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Projection;

/// <summary>Builds the next indexes from all records, a batch at a time, while the feed writes into them what changes meanwhile.</summary>
internal sealed partial class ProjectionRebuild(RecordReader records, IndexWriter writer, ElasticsearchIndexes indexes, TimeProvider time, ILogger<ProjectionRebuild> logger)
{
    private const int BatchSize = 1_000;

    private const int LogEvery = 50;

    private int batches;

    /// <summary>A rebuild of these indexes from the beginning.</summary>
    public async Task<RebuildState> BeginAsync(IReadOnlyList<SearchIndex> of, CancellationToken cancellationToken)
    {
        var total = 0L;
        foreach (var index in of)
            total += await records.CountAsync(index, cancellationToken);
        var state = new RebuildState { Left = of, Total = total, StartedAt = time.GetUtcNow().ToUnixTimeMilliseconds() };
        LogBegun(logger, string.Join(", ", of), state.Total);
        return state;
    }

    /// <summary>Does one batch; null when all is built and in place.</summary>
    /// <exception cref="ElasticsearchException">The same state again repeats it.</exception>
    public async Task<RebuildState?> NextAsync(RebuildState state, string salt, CancellationToken cancellationToken)
    {
        var index = state.Left[0];
        var definition = writer.Definition(index);
        if (state.Cursor is null || !writer.Present[index].IsBuilding)
        {
            // Also where it was deleted under us: what was written of it is gone.
            await indexes.CreateAsync(definition, cancellationToken);
            writer.Present[index] = writer.Present[index] with { IsBuilding = true };
            return state with { Cursor = "" };
        }

        var (cursor, written) = index == SearchIndex.Tickets
            ? await TicketsAsync(state.Cursor, cancellationToken)
            : await TalksAsync(state.Cursor, salt, cancellationToken);
        if (cursor is not null)
        {
            var next = state with { Cursor = cursor, Done = state.Done + written };
            if (++batches % LogEvery == 0)
                LogProgress(logger, next.Done, next.Total);
            return next;
        }

        await indexes.PromoteAsync(definition, cancellationToken);
        writer.Present[index] = new(IsServing: true, IsStale: false, IsBuilding: false);
        LogBuilt(logger, index);
        return state.Left.Count == 1 ? null : state with { Left = [.. state.Left.Skip(1)], Cursor = null };
    }

    private async Task<(string? Cursor, int Written)> TicketsAsync(string cursor, CancellationToken cancellationToken)
    {
        var after = cursor.Length == 0 ? 0 : long.Parse(cursor, CultureInfo.InvariantCulture);
        var tickets = await records.TicketsAfterAsync(after, BatchSize, cancellationToken);
        if (tickets.Count == 0)
            return (null, 0);
        foreach (var ticket in tickets)
            await writer.AddAsync(ticket, onlyBuilding: true, cancellationToken);
        await writer.FlushAsync(cancellationToken);
        return (tickets[^1].Number.ToString(), tickets.Count);
    }

    private async Task<(string? Cursor, int Written)> TalksAsync(string cursor, string salt, CancellationToken cancellationToken)
    {
        var after = cursor.Length == 0 ? new("", "", 0) : JsonSerializer.Deserialize<TalkCursor>(cursor)!;
        var messages = await records.MessagesAfterAsync(new(after.Channel, after.Conversation), after.Sequence, BatchSize, cancellationToken);
        if (messages.Count == 0)
            return (null, 0);
        foreach (var message in messages)
            await writer.AddAsync(message, salt, onlyBuilding: true, cancellationToken);
        await writer.FlushAsync(cancellationToken);
        var last = messages[^1];
        return (JsonSerializer.Serialize(new TalkCursor(last.Conversation.ChannelId, last.Conversation.ConversationId, last.Sequence)), messages.Count);
    }

    private sealed record TalkCursor(string Channel, string Conversation, long Sequence);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Search indexes are built anew: {Indexes}, about {Total} records. What is there answers meanwhile.")]
    private static partial void LogBegun(ILogger logger, string indexes, long total);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Search indexes: {Done} of about {Total} records are written")]
    private static partial void LogProgress(ILogger logger, long done, long total);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "The search index {Index} is built and in place")]
    private static partial void LogBuilt(ILogger logger, SearchIndex index);
}
