using System.Net;
using Hotline.Channels.Twilio;
using Hotline.Channels.WeChat;
using Hotline.Host.TryIt;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Host.Tests.TryIt;

public sealed class DevelopmentVendorsTests : TryItHost
{
    [Theory]
    [InlineData("http://127.0.0.1:4010/2010-04-01/Accounts/AC1/Messages.json", "/try/twilio/2010-04-01/Accounts/AC1/Messages.json")]
    [InlineData("http://127.0.0.1:4040/cgi-bin/stable_token?a=b", "/try/wechat/cgi-bin/stable_token?a=b")]
    public async Task NothingListens_GoesToThePage(string address, string path)
    {
        using var network = new Network { IsAway = true };

        using var response = await SendAsync(network, address);

        network.Reached.ShouldBe([address, new Uri(Host.Client.BaseAddress!, path).AbsoluteUri]);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task StandInListens_GoesToTheStandIn()
    {
        using var network = new Network();

        using var response = await SendAsync(network, "http://127.0.0.1:4010/2010-04-01/Accounts/AC1/Messages.json");

        network.Reached.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4010/a", "Channels:Twilio:ApiBaseUrl")]
    [InlineData("http://127.0.0.1:4040/a", "Channels:WeChat:ApiBaseUrl")]
    [InlineData("http://127.0.0.1:4999/a", "")]
    public async Task ConfiguredOrOtherAddress_StaysUnreached(string address, string configured)
    {
        using var network = new Network { IsAway = true };

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(network, address, configured));

        network.Reached.Count.ShouldBe(1);
    }

    private async Task<HttpResponseMessage> SendAsync(Network network, string address, string configured = "")
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(configured, new Uri(address).GetLeftPart(UriPartial.Authority))]).Build();
        using var vendors = new DevelopmentVendors(
            configuration,
            Host.Services.GetRequiredService<TwilioOptions>(),
            Host.Services.GetRequiredService<WeChatOptions>(),
            Host.Services.GetRequiredService<OwnAddress>())
        { InnerHandler = network };
        using var client = new HttpClient(vendors);
        return await client.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
    }

    /// <summary>Says which address was asked; at the stand-ins' ports somebody listens, or nobody does.</summary>
    private sealed class Network : HttpMessageHandler
    {
        public bool IsAway { get; init; }

        public List<string> Reached { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Reached.Add(request.RequestUri!.AbsoluteUri);
            return IsAway && !request.RequestUri.AbsolutePath.StartsWith("/try", StringComparison.Ordinal)
                ? throw new HttpRequestException(HttpRequestError.ConnectionError)
                : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
