using Hotline.Storage.ApiKeys;
using Hotline.Storage.Articles;
using Hotline.Storage.Changes;
using Hotline.Storage.City;
using Hotline.Storage.Deliveries;
using Hotline.Storage.Embeddings;
using Hotline.Storage.Leases;
using Hotline.Storage.Nodes;
using Hotline.Storage.Projection;
using Hotline.Storage.Requests;
using Hotline.Storage.Retention;
using Hotline.Storage.Webhooks;

namespace Hotline.Storage.Commits;

/// <summary>The writing connection with its prepared statements; used by the committer's loop alone.</summary>
/// <param name="connection">What it is written through.</param>
/// <param name="recording">Whether changes are recorded, and as whose.</param>
internal sealed class DatabaseWriters(WritingConnection connection, ChangeRecording recording) : IDisposable
{
    public TurnWriter Turns { get; } = new(connection);

    public MailWriter Mail { get; } = new(connection);

    public RequestMarkWriter Requests { get; } = new(connection);

    public ApiKeyWriter Keys { get; } = new(connection);

    public WebhookWriter Webhooks { get; } = new(connection);

    public DeliveryWriter Deliveries { get; } = new(connection);

    public EmbeddingWriter Embeddings { get; } = new(connection);

    public PeopleWriter People { get; } = new(connection);

    public ArticleWriter Articles { get; } = new(connection);

    public CityWriter City { get; } = new(connection);

    /// <summary>What the group changes, for those who follow.</summary>
    public ChangeWriter Changes { get; } = new(connection, recording);

    public ProjectionWriter Projection { get; } = new(connection);

    public LeaseWriter Leases { get; } = new(connection);

    public RetentionWriter Retention { get; } = new(connection);

    public SharedStateWriter Shared { get; } = new(connection);

    /// <summary>What it is written through.</summary>
    public WritingConnection Connection => connection;

    public void Dispose()
    {
        Turns.Dispose();
        Mail.Dispose();
        Requests.Dispose();
        Keys.Dispose();
        Webhooks.Dispose();
        Deliveries.Dispose();
        Embeddings.Dispose();
        People.Dispose();
        Articles.Dispose();
        City.Dispose();
        Changes.Dispose();
        Projection.Dispose();
        Leases.Dispose();
        Retention.Dispose();
        Shared.Dispose();
        connection.Dispose();
    }
}
