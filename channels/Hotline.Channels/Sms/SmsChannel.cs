using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Sms;

internal static class SmsChannel
{
    public static ChannelState Add(IServiceCollection services, IConfiguration channels, bool isDevelopment)
        => new(ChannelIds.Sms, IsOn: false, "not built yet");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
    }
}
