namespace Hotline.Storage.Webhooks;

/// <summary>Departments' own systems that want to be told of changes.</summary>
public interface IWebhookStore
{
    /// <summary>Keeps a new one; false where the department has as many as it may.</summary>
    Task<bool> AddAsync(Webhook webhook, int most, CancellationToken cancellationToken);

    /// <summary>The webhook with this id, or null.</summary>
    Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>A department's, oldest first.</summary>
    Task<IReadOnlyList<Webhook>> OfDepartmentAsync(string department, CancellationToken cancellationToken);

    /// <summary>Removes it with the deliveries that wait for it.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken);
}

/// <summary>A department's own system.</summary>
/// <param name="Id">Names it; not secret.</param>
/// <param name="Department">Code of the department whose tickets it hears of.</param>
/// <param name="Url">Where it is posted to.</param>
/// <param name="Events">Names of the events it hears of; empty: all.</param>
/// <param name="Secret">What its messages are signed with. Kept as it is, because signing needs it.</param>
/// <param name="CreatedAt">When it was subscribed, UTC.</param>
public sealed record Webhook(string Id, string Department, string Url, IReadOnlyList<string> Events, string Secret, DateTimeOffset CreatedAt);
