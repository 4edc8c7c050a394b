using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hotline.Channels.WeChat;

/// <summary>Registers and maps the WeChat Official Account channel.</summary>
internal static class WeChatChannel
{
    // The platform hangs up after 5 s; the rest is for its way here and back, and for writing the answer.
    private static readonly TimeSpan ReplyDeadline = TimeSpan.FromSeconds(4.2);
    // 2048 bytes hold some 680 Chinese characters; what is left is for the choices.
    private const int MaxTextLength = 600;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static ChannelState Add(IServiceCollection services, IConfiguration channels, bool isDevelopment)
    {
        var settings = new ChannelSettings(channels, isDevelopment);
        var options = WeChatOptions.Read(settings);
        if (!settings.AreComplete)
            return new(ChannelIds.WeChat, IsOn: false, settings.MissingNote);

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        var capabilities = new ChannelCapabilities
        {
            ChannelId = ChannelIds.WeChat,
            Style = AnswerStyle.Rich,
            MaxTextLength = MaxTextLength,
            Replies = ReplyMode.Inline,
            ReplyDeadline = ReplyDeadline,
            PushAllowance = new(WeChatWindow.AfterMessage, WeChatWindow.PerMessage),
        };
        services.AddSingleton(capabilities);
        services.AddSingleton<IChannelPreview>(new WeChatPreview(capabilities));
        services.AddSingleton<WeChatWebhook>();
        services.AddSingleton<WeChatEndpoints>();
        services.AddSingleton<WeChatClient>();
        services.AddSingleton<WeChatTokens>();
        services.AddSingleton<IChannelSender, WeChatSender>();
        services.AddSingleton<IVendorFileSource, WeChatFiles>();
        AddHttpClient(services, options);
        AddFileClient(services, options);
        return new(ChannelIds.WeChat, IsOn: true, $"GET and POST {WeChatEndpoints.Path}, {Mode(options)}");
    }

    public static void Map(IEndpointRouteBuilder endpoints)
        => endpoints.ServiceProvider.GetRequiredService<WeChatEndpoints>().Map(endpoints);

    private static string Mode(WeChatOptions options) => options switch
    {
        { SafeModeOnly: true } => "safe mode only",
        { EncodingAesKey: null } => "plain mode only",
        _ => "plain and safe mode",
    };

    private static void AddHttpClient(IServiceCollection services, WeChatOptions options)
        => services.AddHttpClient(WeChatClient.HttpClientName, client =>
            {
                client.BaseAddress = options.ApiBaseUrl;
                client.Timeout = CallTimeout;
                client.MaxResponseContentBufferSize = WeChatClient.MaxAnswerBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry the token elsewhere.
                AllowAutoRedirect = false,
                ConnectTimeout = ConnectTimeout,
                PooledConnectionLifetime = ConnectionLifetime,
            })
            // The address holds the token.
            .RemoveAllLoggers();

    private static void AddFileClient(IServiceCollection services, WeChatOptions options)
        => services.AddHttpClient(WeChatFiles.HttpClientName, client =>
            {
                client.BaseAddress = options.ApiBaseUrl;
                // A large file takes longer than a call; whoever fetches it sets the limit.
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectTimeout = ConnectTimeout,
                PooledConnectionLifetime = ConnectionLifetime,
            })
            .RemoveAllLoggers();
}
