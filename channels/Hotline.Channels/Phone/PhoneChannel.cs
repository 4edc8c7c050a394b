using Hotline.Channels.Twilio;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Phone;

internal static class PhoneChannel
{
    /// <summary>Longer than this, silence on the line sounds like a broken call; the caller is then asked to wait.</summary>
    private static readonly TimeSpan ReplyDeadline = TimeSpan.FromSeconds(3);

    /// <summary>About a minute and a half of speech; nobody keeps more in mind.</summary>
    private const int MaxSpokenLength = 400;

    public static ChannelState Add(IServiceCollection services, IConfiguration channels, bool isDevelopment)
    {
        var settings = new ChannelSettings(channels, isDevelopment);
        var twilio = TwilioOptions.Read(settings);
        var phone = PhoneOptions.Read(settings);
        if (!settings.AreComplete)
            return new(ChannelIds.Phone, IsOn: false, settings.MissingNote);

        TwilioModule.Add(services, twilio);
        services.AddSingleton(phone);
        services.AddSingleton<PhoneTwiml>();
        services.AddSingleton<PhoneEndpoints>();
        services.AddSingleton<PhoneCalls>();
        services.AddSingleton<ICallControl>(p => p.GetRequiredService<PhoneCalls>());
        services.AddSingleton<OperatorLegEndpoint>();
        services.AddDataProtection();
        services.AddSingleton<LiveText>();
        var capabilities = new ChannelCapabilities
        {
            ChannelId = ChannelIds.Phone,
            Style = AnswerStyle.Spoken,
            MaxTextLength = MaxSpokenLength,
            Replies = ReplyMode.Inline,
            ReplyDeadline = ReplyDeadline,
            ResidentIsPhoneNumber = true,
            EndsWithConnection = true,
        };
        services.AddSingleton(capabilities);
        services.AddSingleton<IChannelPreview>(p => new PhonePreview(capabilities, p.GetRequiredService<PhoneTwiml>()));
        return new(ChannelIds.Phone, IsOn: true, $"POST {PhoneStep.Path}, POST {PhoneEndpoints.StatusPath}");
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.ServiceProvider.GetRequiredService<PhoneEndpoints>().Map(endpoints);
        endpoints.ServiceProvider.GetRequiredService<OperatorLegEndpoint>().Map(endpoints);
    }
}
