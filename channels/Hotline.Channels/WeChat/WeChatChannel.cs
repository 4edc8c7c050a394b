using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.WeChat;

internal static class WeChatChannel
{
    public static ChannelState Add(IServiceCollection services, IConfiguration channels, bool isDevelopment)
        => new(ChannelIds.WeChat, IsOn: false, "not built yet");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
    }
}
