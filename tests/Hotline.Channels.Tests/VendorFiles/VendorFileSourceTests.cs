using System.Net;
using System.Text;
using Hotline.Channels.Tests.Twilio;
using Hotline.Channels.Tests.WeChat;
using Hotline.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Hotline.Channels.Tests.VendorFiles;

/// <summary>How each channel's client fetches files, and what becomes of the vendor's answers.</summary>
public sealed class VendorFileSourceTests : IDisposable
{
    private const string TwilioAddress = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME0";

    private readonly Vendor vendor = new();
    private readonly List<byte[]> kept = [];

    public void Dispose() => vendor.Dispose();

    [Fact]
    public async Task Twilio_File_IsFetchedWithCredentials()
    {
        vendor.Answers.Enqueue(_ => File([1, 2, 3]));

        (await FetchAsync(ChannelIds.Sms, TwilioAddress)).ShouldBeOfType<SendResult.Sent>();

        kept.ShouldHaveSingleItem().ShouldBe([1, 2, 3]);
        vendor.Requests.ShouldHaveSingleItem().ShouldBe(
            (TwilioAddress, "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{TwilioRequests.AccountSid}:{TwilioRequests.AuthToken}"))));
    }

    [Theory]
    [InlineData("https://evil.example.org/x")]
    [InlineData("http://api.twilio.com/x")]
    [InlineData("https://eviltwilio.com/x")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("/relative")]
    public async Task Twilio_AddressOfAStranger_IsNotAskedAtAll(string address)
    {
        (await FetchAsync(ChannelIds.Sms, address)).ShouldBeOfType<SendResult.Rejected>();

        vendor.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(404, false)]
    [InlineData(410, false)]
    [InlineData(429, true)]
    [InlineData(503, true)]
    public async Task Twilio_NotGiven_IsTriedAgainUnlessGone(int status, bool isRetried)
    {
        vendor.Answers.Enqueue(_ => new HttpResponseMessage((HttpStatusCode)status));

        var result = await FetchAsync(ChannelIds.Sms, TwilioAddress);

        (result is SendResult.Retry).ShouldBe(isRetried);
        kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task WeChat_Photo_IsFetchedByItsId()
    {
        vendor.Answers.Enqueue(_ => Json("""{"access_token":"T1","expires_in":7200}"""));
        vendor.Answers.Enqueue(_ => File([4, 5]));

        (await FetchAsync(ChannelIds.WeChat, "M/1")).ShouldBeOfType<SendResult.Sent>();

        kept.ShouldHaveSingleItem().ShouldBe([4, 5]);
        vendor.Requests[^1].Address.ShouldBe("https://wechat.test/cgi-bin/media/get?access_token=T1&media_id=M%2F1");
    }

    [Fact]
    public async Task WeChat_TokenOutdated_IsRenewedAndTheFileFetched()
    {
        vendor.Answers.Enqueue(_ => Json("""{"access_token":"T1","expires_in":7200}"""));
        vendor.Answers.Enqueue(_ => Json("""{"errcode":42001,"errmsg":"access_token expired"}"""));
        vendor.Answers.Enqueue(_ => Json("""{"access_token":"T2","expires_in":7200}"""));
        vendor.Answers.Enqueue(_ => File([6]));

        (await FetchAsync(ChannelIds.WeChat, "M1")).ShouldBeOfType<SendResult.Sent>();

        vendor.Requests[^1].Address.ShouldContain("access_token=T2");
    }

    [Fact]
    public async Task WeChat_Film_IsFetchedFromTheAddressThatThePlatformGives()
    {
        vendor.Answers.Enqueue(_ => Json("""{"access_token":"T1","expires_in":7200}"""));
        vendor.Answers.Enqueue(_ => Json("""{"video_url":"http://vweixinp.tc.qq.com/film"}"""));
        vendor.Answers.Enqueue(_ => File([7]));

        (await FetchAsync(ChannelIds.WeChat, "M1")).ShouldBeOfType<SendResult.Sent>();

        vendor.Requests[^1].Address.ShouldBe("http://vweixinp.tc.qq.com/film");
        kept.ShouldHaveSingleItem().ShouldBe([7]);
    }

    [Theory]
    [InlineData("""{"video_url":"http://evil.example.org/film"}""", false)]
    [InlineData("""{"errcode":40007,"errmsg":"invalid media_id"}""", false)]
    [InlineData("""{"errcode":48001}""", false)]
    [InlineData("""{"errcode":-1}""", true)]
    [InlineData("""{"errcode":45009}""", true)]
    [InlineData("<html>", true)]
    public async Task WeChat_Error_IsTriedAgainUnlessTheFileIsGone(string answer, bool isRetried)
    {
        vendor.Answers.Enqueue(_ => Json("""{"access_token":"T1","expires_in":7200}"""));
        vendor.Answers.Enqueue(_ => Json(answer));

        var result = await FetchAsync(ChannelIds.WeChat, "M1");

        (result is SendResult.Retry).ShouldBe(isRetried);
        (result is SendResult.Rejected).ShouldBe(!isRetried);
        kept.ShouldBeEmpty();
    }

    private async Task<SendResult> FetchAsync(string channel, string address)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddChannels(
            new ConfigurationBuilder().AddInMemoryCollection([.. TwilioRequests.Settings, new("Sms:From", TwilioRequests.Hotline), .. WeChatAccount.Settings]).Build(),
            isDevelopment: false);
        services.AddSingleton<IVendorFileStore, InMemoryAttachmentStore>();
        services.PostConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = vendor));
        await using var provider = services.BuildServiceProvider();
        return await provider.GetServices<IVendorFileSource>().Single(s => s.ChannelId == channel).FetchAsync(address, KeepAsync, TestContext.Current.CancellationToken);
    }

    private async Task KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        kept.Add(copy.ToArray());
    }

    private static HttpResponseMessage File(byte[] content)
        => new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) { Headers = { ContentType = new("image/jpeg") } } };

    private static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private sealed class Vendor : HttpMessageHandler
    {
        public Queue<Func<HttpRequestMessage, HttpResponseMessage>> Answers { get; } = new();

        public List<(string Address, string? Authorization)> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString()));
            return Task.FromResult(Answers.Dequeue()(request));
        }
    }
}
