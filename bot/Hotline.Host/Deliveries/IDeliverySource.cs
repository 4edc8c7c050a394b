using Hotline.Storage.Deliveries;

namespace Hotline.Host.Deliveries;

/// <summary>Decides who is told of an event, and what. It sends nothing.</summary>
internal interface IDeliverySource
{
    /// <summary>The deliveries that an event gives; may be asked again for the same event after a crash, and then answers alike.</summary>
    Task<IReadOnlyList<NewDelivery>> PlanAsync(TicketHappening happening, CancellationToken cancellationToken);
}
