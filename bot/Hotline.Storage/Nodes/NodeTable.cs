using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Nodes;

/// <summary>The rows of running nodes. Written past the committer: a node that has too much to write is there all the same.</summary>
/// <param name="connections">Where they are.</param>
/// <param name="gone">After so long without a beat a node counts as gone.</param>
internal sealed class NodeTable(DatabaseConnections connections, TimeSpan gone)
{
    private readonly string now = connections.Dialect.Now;

    /// <summary>When the node of this name beat last, by the database's clock, and whether it counts as gone; null where there is none.</summary>
    public Task<(long SeenAt, bool IsGone)?> FindAsync(string name, CancellationToken cancellationToken)
        => connections.QuerySingleAsync<(long, bool)?>(
            $"SELECT seen_at, {now} FROM node WHERE name = $1", row => (row.GetInt64(0), row.GetInt64(1) - row.GetInt64(0) > gone.TotalMilliseconds), [name], cancellationToken);

    /// <summary>Takes a name that nobody has, or that belongs to a node that beat last at <paramref name="before"/>.</summary>
    public async Task<bool> TakeAsync(NodeSaying row, long? before, CancellationToken cancellationToken) => await ExecuteAsync(
        $"""
        INSERT INTO node (name, instance, version, started_at, seen_at, payload) VALUES ($1, $2, $3, {now}, {now}, $4)
        ON CONFLICT (name) DO UPDATE SET instance = $2, version = $3, started_at = {now}, seen_at = {now}, payload = $4 WHERE node.seen_at = $5
        """, [row.Name, row.Instance, row.Version, Payload(row), before ?? -1L], cancellationToken) == 1;

    /// <summary>False where the row is another instance's, or there is none.</summary>
    public async Task<bool> BeatAsync(NodeSaying row, CancellationToken cancellationToken)
        => await ExecuteAsync($"UPDATE node SET seen_at = {now}, payload = $3 WHERE name = $1 AND instance = $2", [row.Name, row.Instance, Payload(row)], cancellationToken) == 1;

    public Task LeaveAsync(string instance, CancellationToken cancellationToken) => ExecuteAsync("DELETE FROM node WHERE instance = $1", [instance], cancellationToken);

    /// <summary>Drops nodes that were not seen for so long.</summary>
    public Task ForgetAsync(TimeSpan unseen, CancellationToken cancellationToken)
        => ExecuteAsync($"DELETE FROM node WHERE seen_at < {now} - $1", [(long)unseen.TotalMilliseconds], cancellationToken);

    /// <summary>The other nodes that run.</summary>
    public async Task<IReadOnlyList<NodeSeen>> OthersAsync(string instance, CancellationToken cancellationToken)
    {
        var rows = await connections.QueryAsync(
            $"SELECT name, started_at, version, payload FROM node WHERE instance <> $1 AND seen_at > {now} - $2 ORDER BY name",
            row => (Name: row.GetString(0), StartedAt: row.GetInt64(1), Version: row.GetString(2), Payload: row.GetString(3)),
            [instance, (long)gone.TotalMilliseconds], cancellationToken);
        return
        [
            .. rows.Select(r => (Row: r, Said: JsonSerializer.Deserialize(r.Payload, NodeJson.Default.NodePayload) ?? new(false, ""))).Select(r => new NodeSeen(
                r.Row.Name, DateTimeOffset.FromUnixTimeMilliseconds(r.Row.StartedAt), r.Row.Version, r.Said.UsesRedis, r.Said.Said)),
        ];
    }

    private static string Payload(NodeSaying row) => JsonSerializer.Serialize(new NodePayload(row.UsesRedis, row.Said), NodeJson.Default.NodePayload);

    private async Task<int> ExecuteAsync(string sql, object?[] values, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenForReadingAsync(cancellationToken);
        await using var command = connection.Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>What a node says of itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Instance">Tells it from one before it of the same name.</param>
/// <param name="Version">Of the program.</param>
/// <param name="UsesRedis">Whether it has Redis configured.</param>
/// <param name="Said">What others are to know.</param>
internal sealed record NodeSaying(string Name, string Instance, string Version, bool UsesRedis, string Said);

/// <summary>How that is stored.</summary>
internal sealed record NodePayload(bool UsesRedis, string Said);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(NodePayload))]
internal sealed partial class NodeJson : JsonSerializerContext;
