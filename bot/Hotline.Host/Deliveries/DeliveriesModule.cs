namespace Hotline.Host.Deliveries;

/// <summary>Registers what tells departments and their systems of changes; who is told what, and how, is added by the media.</summary>
internal static class DeliveriesModule
{
    public static void AddDeliveries(this IServiceCollection services)
    {
        services.AddHostedService<DeliveryPlanner>();
        services.AddHostedService<DeliveryRelay>();
        services.AddHostedService<Housekeeping>();
    }
}
