using Hotline.Host.Deliveries;
using Hotline.Host.Notifications.Email;
using Hotline.Host.Notifications.WeCom;

namespace Hotline.Host.Notifications;

/// <summary>Registers messages to the people of departments.</summary>
internal static class NotificationsModule
{
    private static readonly TimeSpan WeComTimeLimit = TimeSpan.FromSeconds(10);

    public static void AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NotificationOptions>().Bind(configuration.GetSection(NotificationOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DigestTimes>();
        services.AddSingleton<NoticeWriting>();
        services.AddSingleton<IDeliverySource, NotificationSource>();
        services.AddSingleton<IDeliverySender, EmailSender>();
        services.AddSingleton<IDeliverySender, WeComSender>();
        services.AddHttpClient(WeComSender.HttpClientName, client =>
            {
                client.Timeout = WeComTimeLimit;
                client.MaxResponseContentBufferSize = 65_536;
            })
            .UseSocketsHttpHandler((handler, _) => handler.AllowAutoRedirect = false)
            .RemoveAllLoggers();
    }
}
