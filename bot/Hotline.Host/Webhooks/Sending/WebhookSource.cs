using System.Globalization;
using Hotline.Host.Deliveries;
using Hotline.Storage.Deliveries;
using Hotline.Storage.Webhooks;

namespace Hotline.Host.Webhooks.Sending;

/// <summary>Tells every system that a concerned department has subscribed, at once.</summary>
internal sealed class WebhookSource(IWebhookStore webhooks, TimeProvider time) : IDeliverySource
{
    public async Task<IReadOnlyList<NewDelivery>> PlanAsync(TicketHappening happening, CancellationToken cancellationToken)
    {
        List<NewDelivery> deliveries = [];
        string? body = null;
        foreach (var department in happening.Departments)
        {
            foreach (var webhook in await webhooks.OfDepartmentAsync(department, cancellationToken))
            {
                if (webhook.Events.Count == 0 || webhook.Events.Contains(happening.Name))
                    deliveries.Add(To(webhook, happening, body ??= WebhookBody.Of(happening).ToJson()));
            }
        }

        return deliveries;
    }

    private NewDelivery To(Webhook webhook, TicketHappening happening, string body) => new()
    {
        Medium = DeliveryMedia.Webhook,
        Target = webhook.Id,
        MessageId = string.Create(CultureInfo.InvariantCulture, $"msg_{happening.After.Number}_{happening.Event.Sequence}"),
        Event = happening.Name,
        Payload = body,
        DueAt = time.GetUtcNow(),
    };
}
