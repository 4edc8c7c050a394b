using Hotline.Storage.Commits;

namespace Hotline.Storage.Webhooks;

/// <summary>Writes webhooks.</summary>
internal sealed class WebhookWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement insert = connection.Prepare("""
        INSERT INTO webhook (id, department, url, events, secret, created_at)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE (SELECT count(*) FROM webhook WHERE department = ?2) < ?7
        """);

    private readonly Statement remove = connection.Prepare("DELETE FROM webhook WHERE id = ?1");
    private readonly Statement removeWaiting = connection.Prepare("DELETE FROM delivery WHERE target = ?1 AND status = 'Pending'");

    public bool Add(Webhook webhook, int most) => insert.Execute(
        webhook.Id, webhook.Department, webhook.Url, string.Join(',', webhook.Events), webhook.Secret, webhook.CreatedAt.ToUnixTimeMilliseconds(), most) == 1;

    public bool Remove(string id)
    {
        removeWaiting.Execute(id);
        return remove.Execute(id) == 1;
    }

    public void Dispose()
    {
        insert.Dispose();
        remove.Dispose();
        removeWaiting.Dispose();
    }
}
