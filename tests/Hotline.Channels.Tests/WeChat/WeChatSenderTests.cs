using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hotline.Channels.WeChat;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Channels.Tests.WeChat;

public sealed class WeChatSenderTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));
    private readonly FakeWeChatApi api = new();
    private readonly WeChatTokens tokens;
    private readonly WeChatSender sender;

    public WeChatSenderTests()
    {
        var client = new WeChatClient(api, clock);
        tokens = new(client, WeChatAccount.Options, clock);
        sender = new(client, tokens, clock, NullLogger<WeChatSender>.Instance);
    }

    public void Dispose()
    {
        tokens.Dispose();
        api.Dispose();
    }

    [Fact]
    public async Task Send_Text_AsRawUtf8WithItsLength()
    {
        api.Token("T1").OnSend(0);

        (await SendAsync("“您好”\u3000😀\n\\ \"a\"")).ShouldBeOfType<SendResult.Sent>();

        var (address, body, length) = api.Requests[1];
        address.ShouldBe("/cgi-bin/message/custom/send?access_token=T1");
        body.ShouldBe("{\"touser\":\"" + WeChatAccount.OpenId + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"“您好”\u3000😀\\n\\\\ \\\"a\\\"\"}}");
        length.ShouldBe(Encoding.UTF8.GetByteCount(body), "the platform takes no chunked request");
        JsonDocument.Parse(body).RootElement.GetProperty("text").GetProperty("content").GetString().ShouldBe("“您好”\u3000😀\n\\ \"a\"");
    }

    [Fact]
    public async Task Send_Choices_AsMenu()
    {
        api.Token("T1").OnSend(0);

        await sender.SendAsync(Message() with
        {
            Activities = [new() { Text = "满意吗？", SuggestedActions = new([new("满意", "1"), new("不满意😀", "2")]) }],
        }, TestContext.Current.CancellationToken);

        api.Requests[1].Body.ShouldContain("""
            "msgtype":"msgmenu","msgmenu":{"head_content":"满意吗？","list":[{"id":"101","content":"满意"},{"id":"102","content":"不满意😀"}],"tail_content":"
            """);
    }

    [Fact]
    public async Task Send_NothingToSay_SentWithoutACall()
    {
        var result = await sender.SendAsync(Message() with { Activities = [new() { Type = ActivityTypes.Event }] }, TestContext.Current.CancellationToken);

        result.ShouldBeOfType<SendResult.Sent>();
        api.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(45015, "outside the 48 h window (45015)")]
    [InlineData(45047, "quota of messages since the resident's last message used up (45047)")]
    [InlineData(43004, "the resident no longer follows the account (43004)")]
    [InlineData(40003, "not an OpenID of this account (40003)")]
    [InlineData(48001, "the account has no permission for service messages (48001)")]
    [InlineData(45002, "errcode 45002")]
    public async Task Send_RefusedForGood_RejectedWithItsReason(int errcode, string reason)
    {
        api.Token("T1").OnSend(errcode);

        (await SendAsync()).ShouldBe(new SendResult.Rejected(reason));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(45009, 60)]
    [InlineData(45011, 1)]
    public async Task Send_NotTakenNow_Retry(int errcode, int? minutes)
    {
        api.Token("T1").OnSend(errcode);

        (await SendAsync()).ShouldBeOfType<SendResult.Retry>().After.ShouldBe(minutes is { } m ? TimeSpan.FromMinutes(m) : null);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, null, null)]
    [InlineData(HttpStatusCode.BadGateway, 5, null)]
    [InlineData(HttpStatusCode.TooManyRequests, null, null)]
    [InlineData(HttpStatusCode.TooManyRequests, 7, 7)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 100_000, 3600)]
    [InlineData(HttpStatusCode.Redirect, null, null)]
    public async Task Send_HttpFailure_RetryWhenItIsAskedFor(HttpStatusCode status, int? retryAfter, int? seconds)
    {
        api.Token("T1").OnSend(_ =>
        {
            var response = new HttpResponseMessage(status);
            if (retryAfter is { } delay)
                response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(delay));
            return Task.FromResult(response);
        });

        (await SendAsync()).ShouldBeOfType<SendResult.Retry>().After.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"errcode":"zero"}""")]
    public async Task Send_AnswerNotOfTheShape_Retry(string json)
    {
        api.Token("T1").OnSend(json);

        (await SendAsync()).ShouldBeOfType<SendResult.Retry>();
    }

    [Fact]
    public async Task Send_AnswerTooLarge_Retry()
    {
        api.Token("T1").OnSend("{\"errcode\":0,\"errmsg\":\"" + new string('x', 70_000) + "\"}");

        (await SendAsync()).ShouldBeOfType<SendResult.Retry>();
    }

    [Fact]
    public async Task Send_PlatformDown_Retry()
    {
        api.Token("T1").OnSend(_ => throw new HttpRequestException(HttpRequestError.ConnectionError));

        (await SendAsync()).ShouldBe(new SendResult.Retry("not reached (ConnectionError)"));
    }

    [Fact]
    public async Task Send_NoAnswerInTime_Retry()
    {
        api.Token("T1").OnSend(_ => throw new TaskCanceledException("as HttpClient's own limit does", new TimeoutException()));

        (await SendAsync()).ShouldBe(new SendResult.Retry("no answer in time"));
    }

    [Fact]
    public async Task Send_CallerGivesUp_Cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        api.Token("T1").OnSend(async token =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return FakeWeChatApi.Json("{}");
        });

        await Should.ThrowAsync<OperationCanceledException>(() => sender.SendAsync(Message(), cancellation.Token));
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(42001)]
    [InlineData(40014)]
    public async Task Send_TokenReplacedElsewhere_TakenWithTheNewOneWithoutForce(int errcode)
    {
        api.Token("T1").OnSend(errcode).Token("T2").OnSend(0);

        (await SendAsync()).ShouldBeOfType<SendResult.Sent>();

        api.Sends.ShouldBe(["/cgi-bin/message/custom/send?access_token=T1", "/cgi-bin/message/custom/send?access_token=T2"]);
        api.TokenRequests.ShouldAllBe(r => r.Contains("\"force_refresh\":false"));
    }

    [Fact]
    public async Task Send_TokenRefusedThatThePlatformGivesAgain_RenewedByForceOnce()
    {
        api.Token("T1").OnSend(40001).Token("T1").Token("T2").OnSend(0);

        (await SendAsync()).ShouldBeOfType<SendResult.Sent>();

        api.TokenRequests.Select(r => r.Contains("\"force_refresh\":true")).ShouldBe([false, false, true]);
    }

    [Fact]
    public async Task Send_NewTokenRefusedToo_RetryLater()
    {
        api.Token("T1").OnSend(40001).Token("T2").OnSend(40001);

        (await SendAsync()).ShouldBe(new SendResult.Retry("the new token is refused too (40001)"));
    }

    [Theory]
    [InlineData(40013)]
    [InlineData(40125)]
    [InlineData(40164)]
    public async Task Send_NoTokenForThisAccount_RetryNamingTheCode(int errcode)
    {
        // A wrong secret or an address that is not on the account's list: somebody will put it right, and nothing is lost until then.
        api.OnToken($$"""{"errcode":{{errcode}},"errmsg":"as scripted"}""");

        (await SendAsync()).ShouldBe(new SendResult.Retry($"stable_token: errcode {errcode}"));
    }

    [Fact]
    public async Task Send_OutsideTheWindow_RejectedWithoutACall()
    {
        var result = await sender.SendAsync(
            Message() with { LastInboundAt = clock.GetUtcNow() - TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1) }, TestContext.Current.CancellationToken);

        result.ShouldBe(new SendResult.Rejected("outside the 48 h window"));
        api.Requests.ShouldBeEmpty();
    }

    private Task<SendResult> SendAsync(string text = "您好")
        => sender.SendAsync(Message() with { Activities = [new() { Text = text }] }, TestContext.Current.CancellationToken);

    private OutboundMessage Message() => new()
    {
        Id = 7,
        Attempt = 1,
        Reference = new() { ChannelId = ChannelIds.WeChat, ConversationId = WeChatAccount.OpenId, User = new(WeChatAccount.OpenId) },
        Activities = [new() { Text = "您好" }],
        LastInboundAt = clock.GetUtcNow() - TimeSpan.FromSeconds(5),
    };
}
