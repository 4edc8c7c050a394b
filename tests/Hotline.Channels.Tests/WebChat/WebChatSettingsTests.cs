using Hotline.Channels.WebChat;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Tests.WebChat;

public sealed class WebChatSettingsTests
{
    [Fact]
    public void AddChannels_DevelopmentWithoutSecret_OnWithTheDevelopmentSecret()
    {
        var (state, services) = Add([], isDevelopment: true);

        state.IsOn.ShouldBeTrue();
        state.Note.ShouldContain("/chat");
        services.GetRequiredService<WebChatOptions>().Secret.ShouldBe("dl-secret");
    }

    [Fact]
    public void AddChannels_ProductionWithoutSecret_OffAndNamesIt()
    {
        var (state, _) = Add([], isDevelopment: false);

        state.IsOn.ShouldBeFalse();
        state.Note.ShouldBe("missing: Channels:WebChat:Secret");
    }

    [Fact]
    public void AddChannels_ProductionWithSecret_On()
        => Add(new() { ["WebChat:Secret"] = WebChatFixture.Secret }, isDevelopment: false).State.IsOn.ShouldBeTrue();

    [Theory]
    [InlineData("Secret", "dl-secret", "well-known development key")]
    [InlineData("Secret", "fifteen-letters", "at least 16 characters")]
    [InlineData("PublicUrl", "hotline.example", "http or https origin")]
    [InlineData("PublicUrl", "ftp://hotline.example", "http or https origin")]
    [InlineData("PublicUrl", "https://hotline.example/chat", "without path")]
    [InlineData("Telephone", "call us", "digits")]
    [InlineData("MessageBurst", "0", "1 to 100000")]
    [InlineData("MessagesPerSecond", "many", "1 to 100000")]
    [InlineData("ChatsPerMinute", "100001", "1 to 100000")]
    public void AddChannels_ValueNotAllowed_RefusedNamingTheKeyAndWhatIsAllowed(string key, string value, string allowed)
    {
        var settings = new Dictionary<string, string?> { ["WebChat:Secret"] = WebChatFixture.Secret, ["WebChat:" + key] = value };

        var refusal = Should.Throw<ChannelConfigurationException>(() => Add(settings, isDevelopment: false));

        refusal.Message.ShouldContain("Channels:WebChat:" + key);
        refusal.Message.ShouldContain(allowed);
        if (key == "Secret")
            refusal.Message.ShouldNotContain(value);
    }

    [Fact]
    public void ToString_Options_DoNotTellTheSecret()
        => new WebChatOptions { Secret = WebChatFixture.Secret }.ToString().ShouldNotContain(WebChatFixture.Secret);

    private static (ChannelState State, IServiceProvider Services) Add(Dictionary<string, string?> settings, bool isDevelopment)
    {
        var services = new ServiceCollection();
        var states = services.AddChannels(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), isDevelopment);
        return (states.Single(state => state.ChannelId == ChannelIds.WebChat), services.BuildServiceProvider());
    }
}
