using System.Data.Common;
using System.Text.Json;
using Hotline.Bot.Handoff;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Reading;

/// <inheritdoc cref="ICallBacks"/>
internal sealed class CallBacks(GroupCommitter committer, DatabaseConnections connections) : ICallBacks
{
    private const string Select = """
        SELECT b.id, b.at, c.reference, b.phone, b.reason, b.ticket, b.tries
        FROM call_back b JOIN conversation c ON c.channel_id = b.channel_id AND c.conversation_id = b.conversation_id
        WHERE b.done_at IS NULL
        """;

    public Task<IReadOnlyList<CallBack>> OpenAsync(int limit, CancellationToken cancellationToken)
        => connections.QueryAsync($"{Select} ORDER BY b.at LIMIT $1", Map, [limit], cancellationToken);

    public Task<CallBack?> FindAsync(long id, CancellationToken cancellationToken)
        => connections.QuerySingleAsync($"{Select} AND b.id = $1", Map, [id], cancellationToken);

    public Task<int> CountAsync(CancellationToken cancellationToken)
        => connections.QuerySingleAsync("SELECT count(*) FROM call_back WHERE done_at IS NULL", row => row.GetInt32(0), [], cancellationToken);

    public Task<bool> TriedAsync(long id, CancellationToken cancellationToken) => WriteAsync(w => w.People.CallTried(id), cancellationToken);

    public Task<bool> DoneAsync(long id, string accountId, DateTimeOffset at, CancellationToken cancellationToken)
        => WriteAsync(w => w.People.CallDone(id, accountId, at), cancellationToken);

    /// <summary>Desks on every node show how many are to be called back.</summary>
    private Task<bool> WriteAsync(Func<DatabaseWriters, bool> write, CancellationToken cancellationToken) => committer.WriteAsync(w =>
    {
        var isWritten = write(w);
        if (isWritten)
            w.Changes.Add(new Touched(ChangeKind.Queue, ""));
        return isWritten;
    }, cancellationToken);

    private static CallBack Map(DbDataReader row) => new(
        row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
        JsonSerializer.Deserialize(row.GetString(2), ActivityJson.Default.ConversationReference)!,
        row.GetString(3), row.GetString(4), row.LongOrNull(5), row.GetInt32(6));
}
