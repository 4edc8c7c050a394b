using Hotline.Storage.ApiKeys;
using Hotline.Storage.Deliveries;
using Hotline.Storage.Requests;
using Hotline.Storage.Webhooks;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Commits;

/// <summary>The writing connection with its prepared statements; used by the committer's loop alone.</summary>
internal sealed class SqliteWriters(SqliteConnection connection) : IDisposable
{
    private readonly Statement begin = new(connection, "BEGIN IMMEDIATE");
    private readonly Statement commit = new(connection, "COMMIT");

    public TurnWriter Turns { get; } = new(connection);

    public MailWriter Mail { get; } = new(connection);

    public RequestMarkWriter Requests { get; } = new(connection);

    public ApiKeyWriter Keys { get; } = new(connection);

    public WebhookWriter Webhooks { get; } = new(connection);

    public DeliveryWriter Deliveries { get; } = new(connection);

    public void Begin() => begin.Execute();

    public void Commit() => commit.Execute();

    public void Dispose()
    {
        begin.Dispose();
        commit.Dispose();
        Turns.Dispose();
        Mail.Dispose();
        Requests.Dispose();
        Keys.Dispose();
        Webhooks.Dispose();
        Deliveries.Dispose();
        connection.Dispose();
    }
}
