using Hotline.Channels.Twilio;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Tests.Twilio;

public sealed class TwilioSettingsTests
{
    [Fact]
    public void AddChannels_DevelopmentWithoutKeys_OnWithDevelopmentKeys()
    {
        var (states, services) = Add([], isDevelopment: true);

        states[ChannelIds.Phone].IsOn.ShouldBeTrue();
        states[ChannelIds.Sms].IsOn.ShouldBeTrue();
        var options = services.GetRequiredService<TwilioOptions>();
        options.AccountSid.ShouldBe("AC00000000000000000000000000000001");
        options.AuthToken.ShouldBe("12345678901234567890123456789012");
        options.PublicUrl.ShouldBeNull();
        options.ApiBaseUrl.ShouldBe(new Uri("http://127.0.0.1:4010"));
    }

    [Fact]
    public void AddChannels_ProductionWithoutKeys_OffAndNamesThem()
    {
        var (states, _) = Add([], isDevelopment: false);

        states[ChannelIds.Sms].IsOn.ShouldBeFalse();
        states[ChannelIds.Sms].Note.ShouldBe("missing: Channels:Twilio:AccountSid, Channels:Twilio:AuthToken, Channels:Twilio:PublicUrl, Channels:Sms:From");
        states[ChannelIds.Phone].IsOn.ShouldBeFalse();
        states[ChannelIds.Phone].Note.ShouldBe("missing: Channels:Twilio:AccountSid, Channels:Twilio:AuthToken, Channels:Twilio:PublicUrl, Channels:Phone:OperatorNumber");
    }

    [Fact]
    public void AddChannels_ProductionWithSmsKeysOnly_SmsOnPhoneOff()
    {
        var (states, services) = Add(With("Sms:From", TwilioRequests.Hotline), isDevelopment: false);

        states[ChannelIds.Sms].IsOn.ShouldBeTrue();
        states[ChannelIds.Phone].Note.ShouldBe("missing: Channels:Phone:OperatorNumber");
        services.GetRequiredService<TwilioOptions>().ApiBaseUrl.ShouldBe(new Uri("https://api.twilio.com"));
        services.GetServices<ChannelCapabilities>().Select(c => c.ChannelId).ShouldBe([ChannelIds.Sms]);
    }

    [Theory]
    [InlineData("Twilio:AccountSid", "AC00000000000000000000000000000001")]
    [InlineData("Twilio:AuthToken", "12345678901234567890123456789012")]
    [InlineData("Sms:From", "+15005550006")]
    [InlineData("Phone:OperatorNumber", "+15005550110")]
    public void AddChannels_ProductionWithDevelopmentKey_RefusedByName(string key, string value)
        => Should.Throw<ChannelConfigurationException>(() => Add(With(key, value), isDevelopment: false))
            .Message.ShouldStartWith($"Channels:{key} is the well-known development key");

    [Theory]
    [InlineData("Twilio:AccountSid", "AC123")]
    [InlineData("Twilio:AccountSid", "SK0123456789abcdef0123456789abcdef")]
    [InlineData("Twilio:AccountSid", "AC0123456789abcdef0123456789abcdeg")]
    [InlineData("Twilio:AuthToken", "short")]
    [InlineData("Twilio:PublicUrl", "hotline.example.com")]
    [InlineData("Twilio:PublicUrl", "ftp://hotline.example.org")]
    [InlineData("Twilio:PublicUrl", "https://hotline.example.org/base")]
    [InlineData("Twilio:PublicUrl", "https://hotline.example.org/?x=1")]
    [InlineData("Twilio:PublicUrl", "https://user@hotline.example.org/")]
    [InlineData("Twilio:PublicUrl", "http://hotline.example.org")]
    [InlineData("Twilio:ApiBaseUrl", "http://api.example.org")]
    [InlineData("Sms:From", "10086")]
    [InlineData("Sms:From", "+86 138 0013 8000")]
    [InlineData("Phone:OperatorNumber", "01012345")]
    public void AddChannels_ValueNotAllowed_RefusedWithKeyAndWhatIsAllowed(string key, string value)
    {
        var message = Should.Throw<ChannelConfigurationException>(() => Add(With(key, value), isDevelopment: false)).Message;

        message.ShouldStartWith($"Channels:{key} ");
        message.ShouldContain("Allowed: ");
        message.ShouldNotContain(value);
    }

    [Theory]
    [InlineData("https://hotline.example.org")]
    [InlineData("https://hotline.example.org/")]
    [InlineData("https://hotline.example.org:8443")]
    [InlineData("http://127.0.0.1:5080")]
    public void AddChannels_ProductionWithOrigin_Taken(string publicUrl)
    {
        var (_, services) = Add([.. With("Twilio:PublicUrl", publicUrl), new("Sms:From", TwilioRequests.Hotline)], isDevelopment: false);

        services.GetRequiredService<PublicOrigin>().Address("/x").ShouldBe(publicUrl.TrimEnd('/') + "/x");
    }

    [Fact]
    public void ToString_Options_KeepsTheTokenToItself()
        => new TwilioOptions { AccountSid = "AC1", AuthToken = "secret", ApiBaseUrl = new Uri("https://api.twilio.com") }
            .ToString().ShouldNotContain("secret");

    private static Dictionary<string, string?> With(string key, string value) => new(TwilioRequests.Settings) { [key] = value };

    private static (Dictionary<string, ChannelState> States, IServiceProvider Services) Add(
        IEnumerable<KeyValuePair<string, string?>> settings, bool isDevelopment)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        var states = services.AddChannels(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), isDevelopment);
        return (states.ToDictionary(s => s.ChannelId), services.BuildServiceProvider());
    }
}
