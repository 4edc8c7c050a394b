using Hotline.Host.Deliveries;
using Hotline.Host.Webhooks.Sending;
using Hotline.Host.Webhooks.Subscriptions;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Webhooks;

/// <summary>Registers posts to departments' own systems.</summary>
internal static class WebhooksModule
{
    public static void AddWebhooks(this IServiceCollection services, IConfiguration configuration, bool isDevelopment)
    {
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection(WebhookOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(p => new WebhookAddresses(p.GetRequiredService<IOptions<WebhookOptions>>().Value.AllowPrivateNetworks ?? isDevelopment));
        services.AddSingleton<IDeliverySource, WebhookSource>();
        services.AddSingleton<IDeliverySender, WebhookSender>();
        services.AddHttpClient(WebhookSender.HttpClientName)
            .ConfigureHttpClient((p, client) =>
            {
                client.Timeout = TimeSpan.FromSeconds(p.GetRequiredService<IOptions<WebhookOptions>>().Value.TimeoutSeconds);
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Hotline/1.0");
            })
            .UseSocketsHttpHandler((handler, p) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.UseProxy = false;
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                if (!p.GetRequiredService<WebhookAddresses>().AllowPrivateNetworks)
                    handler.ConnectCallback = PublicNetworks.ConnectAsync;
            })
            .RemoveAllLoggers();
    }
}
