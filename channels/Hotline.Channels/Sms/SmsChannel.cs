using Hotline.Channels.Twilio;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Sms;

internal static class SmsChannel
{
    /// <summary>Twilio waits 15 s for a webhook (error 11205); the rest is left for the network.</summary>
    private static readonly TimeSpan ReplyDeadline = TimeSpan.FromSeconds(10);

    public static ChannelState Add(IServiceCollection services, IConfiguration channels, bool isDevelopment)
    {
        var settings = new ChannelSettings(channels, isDevelopment);
        var twilio = TwilioOptions.Read(settings);
        var sms = SmsOptions.Read(settings);
        if (!settings.AreComplete)
            return new(ChannelIds.Sms, IsOn: false, settings.MissingNote);

        TwilioModule.Add(services, twilio);
        services.AddSingleton(sms);
        services.AddSingleton<SmsEndpoints>();
        services.AddSingleton<IChannelSender, SmsSender>();
        TwilioFiles.Add(services);
        var capabilities = new ChannelCapabilities
        {
            ChannelId = ChannelIds.Sms,
            Style = AnswerStyle.Brief,
            MaxTextLength = SmsText.MaxLength,
            Replies = ReplyMode.Inline,
            ReplyDeadline = ReplyDeadline,
            ResidentIsPhoneNumber = true,
        };
        services.AddSingleton(capabilities);
        services.AddSingleton<IChannelPreview>(new SmsPreview(capabilities));
        return new(ChannelIds.Sms, IsOn: true, $"POST {SmsEndpoints.Path}, POST {SmsEndpoints.StatusPath}");
    }

    public static void Map(IEndpointRouteBuilder endpoints)
        => endpoints.ServiceProvider.GetRequiredService<SmsEndpoints>().Map(endpoints);
}
