using Hotline.Storage.Deliveries;
using Hotline.Storage.Webhooks;

namespace Hotline.Host.Webhooks.Subscriptions;

/// <summary>A subscription that a department asks for.</summary>
/// <param name="Url">Where messages are posted to: https.</param>
/// <param name="Events">Names of the events wanted, <c>ticket.dispatched</c> for example; none: all.</param>
internal sealed record SubscriptionBody(string Url, IReadOnlyList<string>? Events = null);

/// <summary>A subscription.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Url">Where messages are posted to.</param>
/// <param name="Events">Names of the events it hears of; empty: all.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
internal sealed record WebhookView(string Id, string Url, IReadOnlyList<string> Events, DateTimeOffset CreatedAt)
{
    public static WebhookView Of(Webhook webhook) => new(webhook.Id, webhook.Url, webhook.Events, webhook.CreatedAt);
}

/// <summary>A new subscription with its secret, which is told this once.</summary>
/// <param name="Webhook">The subscription.</param>
/// <param name="Secret">What messages are signed with.</param>
internal sealed record NewWebhookView(WebhookView Webhook, string Secret);

/// <summary>A page of deliveries, newest first.</summary>
/// <param name="Deliveries">The deliveries.</param>
/// <param name="Next">Goes into <c>before</c> of the next request; null at the end.</param>
internal sealed record DeliveryListView(IReadOnlyList<DeliveryRecord> Deliveries, long? Next);

/// <summary>How many deliveries are made again.</summary>
internal sealed record ReplayView(int Replayed);
