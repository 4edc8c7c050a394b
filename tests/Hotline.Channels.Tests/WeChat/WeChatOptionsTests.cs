using Hotline.Channels.WeChat;
using Hotline.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Tests.WeChat;

public sealed class WeChatOptionsTests
{
    [Fact]
    public void Add_AllKeys_OnWithThem()
    {
        var (state, options) = Add(WeChatAccount.Settings);

        state.IsOn.ShouldBeTrue();
        state.Note.ShouldBe("GET and POST /wechat, plain and safe mode");
        options!.ShouldBe(WeChatAccount.Options);
    }

    [Fact]
    public void Add_NoKeys_OffNamingThem()
    {
        var (state, options) = Add([]);

        state.ShouldBe(new(ChannelIds.WeChat, IsOn: false, "missing: Channels:WeChat:AppId, Channels:WeChat:AppSecret, Channels:WeChat:Token"));
        options.ShouldBeNull();
    }

    [Theory]
    [InlineData("AppId")]
    [InlineData("AppSecret")]
    [InlineData("Token")]
    public void Add_OneKeyMissing_OffNamingIt(string key)
    {
        var (state, _) = Add(With(key, " "));

        state.IsOn.ShouldBeFalse();
        state.Note.ShouldBe("missing: Channels:WeChat:" + key);
    }

    [Fact]
    public void Add_WithoutAesKeyAndAddress_PlainModeAtThePlatform()
    {
        var settings = With("EncodingAesKey", null);
        settings["WeChat:ApiBaseUrl"] = null;

        var (state, options) = Add(settings);

        state.Note.ShouldEndWith("plain mode only");
        options!.EncodingAesKey.ShouldBeNull();
        options.ApiBaseUrl.ShouldBe(new Uri("https://api.weixin.qq.com/"));
    }

    [Fact]
    public void Add_DevelopmentWithoutKeys_OnWithDevelopmentKeys()
    {
        var (state, options) = Add([], isDevelopment: true);

        state.IsOn.ShouldBeTrue();
        options!.Token.ShouldBe("wxtoken");
        options.EncodingAesKey.ShouldBe("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
        options.ApiBaseUrl.ShouldBe(new Uri("http://127.0.0.1:4040/"));
    }

    [Theory]
    [InlineData("AppId", "wx0123456789abcdef")]
    [InlineData("AppSecret", "0123456789abcdef0123456789abcdef")]
    [InlineData("Token", "wxtoken")]
    [InlineData("EncodingAesKey", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")]
    public void Add_DevelopmentKeyElsewhere_Refused(string key, string value)
    {
        var message = Should.Throw<ChannelConfigurationException>(() => Add(With(key, value))).Message;

        message.ShouldStartWith("Channels:WeChat:" + key);
        message.ShouldContain("development");
        message.ShouldContain("Allowed:");
    }

    [Theory]
    [InlineData("AppId", "9f3a6c1e7b2d8045wx")]
    [InlineData("AppId", "wx9f3a6c1e7b2d804")]
    [InlineData("AppSecret", "7d1e9b0c4a6f8235")]
    [InlineData("AppSecret", "7d1e9b0c4a6f8235e1d09c7b6a5f4e3-")]
    [InlineData("Token", "ab")]
    [InlineData("Token", "with space")]
    [InlineData("Token", "123456789012345678901234567890123")]
    [InlineData("EncodingAesKey", "tooShort")]
    [InlineData("EncodingAesKey", "kPq7WmZ3xVb9RtY2uLdE8sHnC4gJfA6oTiXyN1wB5e=")]
    [InlineData("ApiBaseUrl", "api.weixin.qq.com")]
    [InlineData("ApiBaseUrl", "http://api.weixin.qq.com")]
    [InlineData("ApiBaseUrl", "https://user@api.weixin.qq.com")]
    [InlineData("ApiBaseUrl", "https://api.weixin.qq.com/?x=1")]
    [InlineData("ApiBaseUrl", "ftp://api.weixin.qq.com")]
    [InlineData("SafeModeOnly", "yes")]
    public void Add_ValueNotOfItsForm_RefusedNamingKeyAndWhatIsAllowed(string key, string value)
    {
        var message = Should.Throw<ChannelConfigurationException>(() => Add(With(key, value))).Message;

        message.ShouldStartWith("Channels:WeChat:" + key);
        message.ShouldContain("Allowed:");
        if (key is "AppSecret" or "Token" or "EncodingAesKey")
            message.ShouldNotContain(value);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4040", "http://127.0.0.1:4040/")]
    [InlineData("http://localhost:4040/", "http://localhost:4040/")]
    [InlineData("https://proxy.example/wechat", "https://proxy.example/wechat/")]
    public void Add_ApiElsewhere_TakenAsABaseAddress(string value, string expected)
        => Add(With("ApiBaseUrl", value)).Options!.ApiBaseUrl.ShouldBe(new Uri(expected));

    [Fact]
    public void Add_SafeModeOnlyWithoutKey_Refused()
    {
        var settings = With("SafeModeOnly", "true");
        settings["WeChat:EncodingAesKey"] = null;

        Should.Throw<ChannelConfigurationException>(() => Add(settings)).Message.ShouldStartWith("Channels:WeChat:SafeModeOnly");
    }

    [Fact]
    public void ToString_Always_WithoutSecrets()
        => WeChatAccount.Options.ToString().ShouldBe("WeChat account " + WeChatAccount.AppId);

    [Fact]
    public async Task AddChannels_WeChatOn_SaysWhatItCarries()
    {
        await using var host = await ChannelHost.StartAsync(WeChatAccount.Settings);

        var capabilities = host.Services.GetServices<ChannelCapabilities>().Single(c => c.ChannelId == ChannelIds.WeChat);
        capabilities.Replies.ShouldBe(ReplyMode.Inline);
        capabilities.ReplyDeadline.ShouldBeInRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4.5));
        host.Services.GetServices<IChannelSender>().ShouldContain(s => s.ChannelId == ChannelIds.WeChat);
    }

    private static Dictionary<string, string?> With(string key, string? value)
        => new(WeChatAccount.Settings) { ["WeChat:" + key] = value };

    private static (ChannelState State, WeChatOptions? Options) Add(IEnumerable<KeyValuePair<string, string?>> settings, bool isDevelopment = false)
    {
        var services = new ServiceCollection();
        var state = WeChatChannel.Add(services, new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), isDevelopment);
        using var provider = services.BuildServiceProvider();
        return (state, provider.GetService<WeChatOptions>());
    }
}
