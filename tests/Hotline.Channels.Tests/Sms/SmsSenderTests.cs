using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Hotline.Channels.Tests.Twilio;
using Hotline.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Hotline.Channels.Tests.Sms;

public sealed class SmsSenderTests : IDisposable
{
    private readonly Twilio twilio = new();

    public void Dispose() => twilio.Dispose();

    [Fact]
    public async Task Send_Message_PostsItWithCredentialsAndStatusCallback()
    {
        twilio.Answers(HttpStatusCode.Created, """{"sid":"SM0123","status":"queued","error_code":null}""");

        var result = await SendAsync("您的诉求已办结。");

        result.ShouldBe(new SendResult.Sent("SM0123"));
        var request = twilio.Requests.ShouldHaveSingleItem();
        request.Uri.ShouldBe($"https://api.twilio.com/2010-04-01/Accounts/{TwilioRequests.AccountSid}/Messages.json");
        request.Authorization.ShouldBe("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{TwilioRequests.AccountSid}:{TwilioRequests.AuthToken}")));
        WebUtility.UrlDecode(request.Body).ShouldBe(
            "To=+8613800138000&From=+861012345678&Body=您的诉求已办结。&StatusCallback=https://hotline.example.org/twilio/sms/status");
    }

    [Theory]
    [InlineData(400, 21610)]
    [InlineData(400, 21211)]
    [InlineData(400, 21614)]
    [InlineData(400, 21408)]
    [InlineData(403, 21408)]
    [InlineData(400, 29999)]
    public async Task Send_RecipientCannotBeReached_RejectedWithTheCode(int status, int code)
    {
        twilio.Answers((HttpStatusCode)status, $$"""{"code":{{code}},"message":"x","more_info":"y","status":{{status}}}""");

        (await SendAsync("x")).ShouldBe(new SendResult.Rejected($"twilio {status}/{code}"));
    }

    [Theory]
    [InlineData(429, """{"code":20429}""", 7, 7)]
    [InlineData(429, """{"code":21611}""", null, null)]
    [InlineData(503, "<html>Service Unavailable", null, null)]
    [InlineData(500, "", 86400, 3600)]
    [InlineData(401, """{"code":20003}""", null, 600)]
    [InlineData(400, """{"code":21606}""", null, 600)]
    [InlineData(404, "", null, 600)]
    public async Task Send_NotTakenNow_RetriedAsLongAsAsked(int status, string body, int? retryAfter, int? expectedSeconds)
    {
        twilio.Answers((HttpStatusCode)status, body, retryAfter);

        var retry = (await SendAsync("x")).ShouldBeOfType<SendResult.Retry>();

        retry.After.ShouldBe(expectedSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        retry.Reason.ShouldStartWith($"twilio {status}");
    }

    [Fact]
    public async Task Send_Unreachable_Retried()
    {
        twilio.Fails(new HttpRequestException(HttpRequestError.ConnectionError));

        (await SendAsync("x")).ShouldBe(new SendResult.Retry("twilio unreachable: ConnectionError"));
    }

    [Fact]
    public async Task Send_NoAnswerInTime_Retried()
    {
        twilio.Fails(new TaskCanceledException("time limit", new TimeoutException()));

        (await SendAsync("x")).ShouldBe(new SendResult.Retry("twilio timed out"));
    }

    [Fact]
    public async Task Send_StoppedByTheCaller_Throws()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Sender().SendAsync(Message("x"), stopped.Token));
    }

    [Fact]
    public async Task Send_NothingToSay_SentWithoutACall()
    {
        (await SendAsync("")).ShouldBe(new SendResult.Sent(null));

        twilio.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_ToNoTelephoneNumber_Rejected()
    {
        var message = Message("x") with { Reference = new() { ChannelId = ChannelIds.Sms, ConversationId = "x", User = new("anonymous:CA1") } };

        (await Sender().SendAsync(message, TestContext.Current.CancellationToken)).ShouldBe(new SendResult.Rejected("recipient is not a telephone number"));
    }

    private Task<SendResult> SendAsync(string text) => Sender().SendAsync(Message(text), TestContext.Current.CancellationToken);

    private static OutboundMessage Message(string text) => new()
    {
        Id = 1,
        Attempt = 1,
        Reference = new() { ChannelId = ChannelIds.Sms, ConversationId = TwilioRequests.Resident, User = new(TwilioRequests.Resident) },
        Activities = [new Activity { Text = text }],
    };

    private IChannelSender Sender()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddChannels(
            new ConfigurationBuilder().AddInMemoryCollection([.. TwilioRequests.Settings, new("Sms:From", TwilioRequests.Hotline)]).Build(),
            isDevelopment: false);
        services.AddSingleton<IVendorFileStore, InMemoryAttachmentStore>();
        services.PostConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = twilio));
        return services.BuildServiceProvider().GetServices<IChannelSender>().Single(s => s.ChannelId == ChannelIds.Sms);
    }

    private sealed class Twilio : HttpMessageHandler
    {
        private Func<HttpResponseMessage> answer = () => new(HttpStatusCode.InternalServerError);

        public List<(string Uri, string? Authorization, string Body)> Requests { get; } = [];

        public void Answers(HttpStatusCode status, string body, int? retryAfter = null) => answer = () =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
            if (retryAfter is { } seconds)
                response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
            return response;
        };

        public void Fails(Exception exception) => answer = () => throw exception;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Requests.Add((request.RequestUri!.ToString(), request.Headers.Authorization?.ToString(), await request.Content!.ReadAsStringAsync(cancellationToken)));
            return answer();
        }
    }
}
