using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.WebChat;

internal static class WebChatChannel
{
    public static ChannelState Add(IServiceCollection services, IConfiguration channels, bool isDevelopment)
        => new(ChannelIds.WebChat, IsOn: false, "not built yet");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
    }
}
