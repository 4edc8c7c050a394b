using Hotline.Bot.Nodes;
using Hotline.Bot.Turns;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Nodes;

/// <inheritdoc cref="ISharedState"/>
internal sealed class SharedState(GroupCommitter committer, DatabaseConnections connections, CommitSignals signals) : ISharedState
{
    public async Task<SharedText> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var found = await connections.QuerySingleAsync<SharedText?>(
            "SELECT payload, version FROM shared_state WHERE name = $1", row => new(row.GetString(0), row.GetInt64(1)), [name], cancellationToken);
        return found ?? new("", 0);
    }

    public async Task<IReadOnlyDictionary<string, SharedText>> ReadAllAsync(string prefix, CancellationToken cancellationToken)
    {
        var found = await connections.QueryAsync(
            "SELECT name, payload, version FROM shared_state WHERE substr(name, 1, length($1)) = $1",
            row => (Name: row.GetString(0), Text: new SharedText(row.GetString(1), row.GetInt64(2))), [prefix], cancellationToken);
        return found.ToDictionary(f => f.Name, f => f.Text);
    }

    public async Task<bool> WriteAsync(string name, string text, long? versionBefore, IReadOnlyList<Touched> touched, CancellationToken cancellationToken)
    {
        var isWritten = await committer.WriteAsync(w =>
        {
            var written = w.Shared.Write(name, text, versionBefore);
            if (written)
            {
                foreach (var one in touched)
                    w.Changes.Add(one);
            }

            return written;
        }, cancellationToken);
        if (isWritten && touched.Count > 0)
            signals.Raise(new CommitNews(touched, isFromElsewhere: false));
        return isWritten;
    }
}

/// <summary>Writes the texts that nodes share.</summary>
internal sealed class SharedStateWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement create = connection.Prepare("INSERT INTO shared_state (name, version, payload) VALUES (?1, 1, ?2) ON CONFLICT DO NOTHING");

    private readonly Statement change = connection.Prepare("UPDATE shared_state SET version = version + 1, payload = ?2 WHERE name = ?1 AND version = ?3");

    private readonly Statement overwrite = connection.Prepare("UPDATE shared_state SET version = version + 1, payload = ?2 WHERE name = ?1");

    /// <summary>False where the text has another version by now.</summary>
    public bool Write(string name, string text, long? versionBefore) => versionBefore switch
    {
        0 => create.Execute(name, text) == 1,
        { } version => change.Execute(name, text, version) == 1,
        null => overwrite.Execute(name, text) == 1 || create.Execute(name, text) == 1,
    };

    public void Dispose()
    {
        create.Dispose();
        change.Dispose();
        overwrite.Dispose();
    }
}
