using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hotline.Channels.Twilio;

/// <summary>Registers what the phone and SMS channels share, once.</summary>
internal static class TwilioModule
{
    public static void Add(IServiceCollection services, TwilioOptions options)
    {
        if (services.Any(service => service.ServiceType == typeof(TwilioOptions)))
            return;
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PublicOrigin>();
        services.AddSingleton<TwilioWebhook>();
        services.AddSingleton<TwilioClient>();
        TwilioClient.Add(services, options);
    }
}
