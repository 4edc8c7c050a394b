using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Hotline.Channels;
using Hotline.Channels.Twilio;
using Hotline.Channels.WeChat;
using Hotline.Host.TryIt;
using Hotline.Host.TryIt.Residents;
using Hotline.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Host.Tests.TryIt;

/// <summary>What the hotline sends by itself reaches the handset, and nobody else's message is swallowed.</summary>
public sealed class VendorStandInTests : TryItHost
{
    private const string Inbox = $"/try/api/inbox?number=%2B8613800004821&openId={OpenId}";

    [Fact]
    public async Task TextMessage_ShownAndItsDeliveryReported()
    {
        await using var inbox = await OpenInboxAsync();

        using var created = await CreateMessageAsync(Number, "您反映的路灯已修好。");
        var arrival = await inbox.NextAsync();

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var sid = (await created.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("sid").GetString();
        arrival.Messages.ShouldHaveSingleItem().ShouldBe(new HandsetMessage { Text = "您反映的路灯已修好。", Segments = 1, IsDelivered = true });
        arrival.Exchanges[0].Request.Headers.ShouldContain(h => h.Name == "Authorization" && h.Value == "••••••");
        var reports = (RecordedDeliveryReports)Host.Services.GetRequiredService<IDeliveryReports>();
        reports.Reports.Select(r => (r.ExternalId, r.State)).ShouldBe([(sid!, DeliveryState.Sent), (sid!, DeliveryState.Delivered)]);
    }

    [Fact]
    public async Task TextMessage_ToSomebodyWhoIsNotPlayed_NotTakenButNotLost()
    {
        using var response = await CreateMessageAsync("+8613900000000", "您好");

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task TextMessage_AfterStop_RefusedAsTwilioDoes()
    {
        await using var inbox = await OpenInboxAsync();
        await TextAsync("STOP");

        using var response = await CreateMessageAsync(Number, "您好");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetInt32().ShouldBe(21610);
    }

    [Fact]
    public async Task TextMessage_WithAnotherAccountsToken_Refused()
    {
        using var response = await CreateMessageAsync(Number, "您好", "00000000000000000000000000000000");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a=b")]
    [InlineData("{}")]
    public async Task TextMessage_WithoutFields_NotTaken(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/try/twilio/2010-04-01/Accounts/AC1/Messages.json") { Content = new StringContent(body) };
        request.Headers.Authorization = Credentials(TwilioOptions.DevelopmentAuthToken);

        using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task ServiceMessage_ShownWithItsChoices()
    {
        await using var inbox = await OpenInboxAsync();
        var token = await GetTokenAsync();

        var errcode = await SendServiceMessageAsync(token, $$$"""{"touser":"{{{OpenId}}}","msgtype":"msgmenu","msgmenu":{"head_content":"满意吗？","list":[{"id":"101","content":"满意"}],"tail_content":"点一下"}}""");
        var arrival = await inbox.NextAsync();

        errcode.ShouldBe(0);
        var message = arrival.Messages.ShouldHaveSingleItem();
        (message.Text, message.Tail).ShouldBe(("满意吗？", "点一下"));
        message.Choices.ShouldBe([new("101", "满意")]);
        JsonSerializer.Serialize(arrival, TryItJson.Instance.Arrival).ShouldNotContain(token);
    }

    [Theory]
    [InlineData("wrong", $$$"""{"touser":"{{{OpenId}}}","text":{"content":"您好"}}""", 40001)]
    [InlineData(null, "{", 40035)]
    [InlineData(null, $$"""{"touser":"{{OpenId}}"}""", 40035)]
    public async Task ServiceMessage_Wrong_RefusedAsWeChatDoes(string? token, string message, int errcode)
        => (await SendServiceMessageAsync(token ?? await GetTokenAsync(), message)).ShouldBe(errcode);

    [Fact]
    public async Task ServiceMessage_ToSomebodyWhoIsNotPlayed_NotTakenButNotLost()
    {
        var token = await GetTokenAsync();
        using var content = new StringContent("""{"touser":"oNobody0000000000000000000000","text":{"content":"您好"}}""");

        using var response = await Host.Client.PostAsync(
            new Uri("/try/wechat/cgi-bin/message/custom/send?access_token=" + token, UriKind.Relative), content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Inbox_OpenedAgain_GoesOnAfterWhatWasSeen()
    {
        long seen;
        await using (var first = await OpenInboxAsync())
        {
            using var one = await CreateMessageAsync(Number, "第一条");
            await first.NextAsync();
            seen = first.LastId;
        }

        using var two = await CreateMessageAsync(Number, "第二条");
        await using var second = await OpenInboxAsync($"&after={seen}");

        (await second.NextAsync()).Messages[0].Text.ShouldBe("第二条");
    }

    [Theory]
    [InlineData("number=12345&openId=" + OpenId)]
    [InlineData("number=%2B8613800004821&openId=short")]
    public async Task Inbox_OfNobody_Refused(string query)
    {
        using var response = await Host.Client.GetAsync(new Uri("/try/api/inbox?" + query, UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<OpenInbox> OpenInboxAsync(string more = "")
    {
        Host.Services.GetRequiredService<ResidentBook>().Open(Number, OpenId);
        return new OpenInbox(await Host.Client.GetStreamAsync(new Uri(Inbox + more, UriKind.Relative), TestContext.Current.CancellationToken));
    }

    private Task<HttpResponseMessage> CreateMessageAsync(string to, string body, string token = TwilioOptions.DevelopmentAuthToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/try/twilio/2010-04-01/Accounts/{TwilioOptions.DevelopmentAccountSid}/Messages.json")
        {
            Content = new FormUrlEncodedContent(
            [
                new("To", to), new("From", "+15005550006"), new("Body", body),
                new("StatusCallback", new Uri(Host.Client.BaseAddress!, "/twilio/sms/status").AbsoluteUri),
            ]),
        };
        request.Headers.Authorization = Credentials(token);
        return Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static AuthenticationHeaderValue Credentials(string token)
        => new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{TwilioOptions.DevelopmentAccountSid}:{token}")));

    private async Task<string> GetTokenAsync()
    {
        var options = Host.Services.GetRequiredService<WeChatOptions>();
        using var response = await Host.Client.PostAsJsonAsync(
            "/try/wechat/cgi-bin/stable_token", new { grant_type = "client_credential", appid = options.AppId, secret = options.AppSecret }, TestContext.Current.CancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("access_token").GetString()!;
    }

    private async Task<int> SendServiceMessageAsync(string token, string message)
    {
        using var content = new StringContent(message, MediaTypeHeaderValue.Parse("application/json"));
        using var response = await Host.Client.PostAsync(
            new Uri("/try/wechat/cgi-bin/message/custom/send?access_token=" + token, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errcode").GetInt32();
    }

    /// <summary>The stream as the page reads it.</summary>
    private sealed class OpenInbox(Stream stream) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<string>> items = SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();

        public long LastId => long.Parse(items.Current.EventId!, System.Globalization.CultureInfo.InvariantCulture);

        public async Task<Arrival> NextAsync()
        {
            (await items.MoveNextAsync()).ShouldBeTrue();
            return JsonSerializer.Deserialize(items.Current.Data, TryItJson.Instance.Arrival).ShouldNotBeNull();
        }

        public async ValueTask DisposeAsync()
        {
            await items.DisposeAsync();
            await stream.DisposeAsync();
        }
    }
}
