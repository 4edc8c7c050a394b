using Hotline.Channels.Phone;
using Hotline.Channels.Sms;
using Hotline.Channels.VendorFiles;
using Hotline.Channels.WebChat;
using Hotline.Channels.WeChat;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels;

/// <summary>Registers and maps every channel that is configured.</summary>
public static class ChannelsModule
{
    /// <summary>
    /// Adds the channels whose keys are present in <paramref name="channels"/> (the <c>Channels</c> section).
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="channels">The <c>Channels</c> configuration section.</param>
    /// <param name="isDevelopment">True: a channel without keys gets the well-known development keys. False: a development key is refused.</param>
    /// <returns>Every channel with whether it is on and, if not, why; for the start's report.</returns>
    /// <exception cref="ChannelConfigurationException">A key has a value that is not allowed.</exception>
    public static IReadOnlyList<ChannelState> AddChannels(this IServiceCollection services, IConfiguration channels, bool isDevelopment)
    {
        IReadOnlyList<ChannelState> states =
        [
            PhoneChannel.Add(services, channels, isDevelopment),
            SmsChannel.Add(services, channels, isDevelopment),
            WeChatChannel.Add(services, channels, isDevelopment),
            WebChatChannel.Add(services, channels, isDevelopment),
        ];
        services.AddSingleton(states);
        services.AddSingleton<IChannelSender, VendorFileRelay>();
        return states;
    }

    /// <summary>Maps the webhooks and pages of the channels that are on.</summary>
    public static void MapChannels(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var states = endpoints.ServiceProvider.GetRequiredService<IReadOnlyList<ChannelState>>();
        foreach (var state in states)
        {
            if (state.IsOn)
                Map(state.ChannelId, endpoints);
        }
    }

    private static void Map(string channelId, IEndpointRouteBuilder endpoints)
    {
        Action<IEndpointRouteBuilder> map = channelId switch
        {
            ChannelIds.Phone => PhoneChannel.Map,
            ChannelIds.Sms => SmsChannel.Map,
            ChannelIds.WeChat => WeChatChannel.Map,
            ChannelIds.WebChat => WebChatChannel.Map,
            _ => throw new InvalidOperationException($"No channel is named '{channelId}'."),
        };
        map(endpoints);
    }
}

/// <summary>A configuration key of a channel has a value that is not allowed. The message names the key, what is wrong and what is allowed.</summary>
public sealed class ChannelConfigurationException(string message) : Exception(message);
