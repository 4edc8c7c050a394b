using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Phone;

internal static class PhoneChannel
{
    public static ChannelState Add(IServiceCollection services, IConfiguration channels, bool isDevelopment)
        => new(ChannelIds.Phone, IsOn: false, "not built yet");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
    }
}
