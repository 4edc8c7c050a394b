using System.Net;
using System.Net.Http.Json;
using Hotline.Host.TryIt;
using Hotline.Host.TryIt.Phone;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Host.Tests.TryIt;

public sealed class TryItInputTests : TryItHost
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "/phone/start", "{}" },
        { "/phone/start", """{"number":"13800004821"}""" },
        { "/phone/start", """{"number":5}""" },
        { "/phone/start", "{" },
        { "/phone/say", """{"call":"CA1"}""" },
        { "/phone/say", $$"""{"call":"CA1","text":"{{new string('a', 1601)}}"}""" },
        { "/phone/keys", """{"call":"CA1","keys":"1a"}""" },
        { "/phone/keys", """{"call":"CA1","keys":"111111111111111111111111111111111"}""" },
        { "/phone/dial-result", """{"call":"CA1","outcome":"maybe"}""" },
        { "/phone/hangup", "{}" },
        { "/sms/send", """{"number":"+8613800004821","text":""}""" },
        { "/sms/send", """{"number":"x","text":"a"}""" },
        { "/wechat/send", """{"openId":"oTryItResident0123456789abcd","kind":"sticker"}""" },
        { "/wechat/send", """{"openId":"oTryItResident0123456789ab</","kind":"image"}""" },
        { "/wechat/send", """{"openId":"oTryItResident0123456789abcd","kind":"location","text":"a","latitude":91,"longitude":0}""" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Entry_NotValid_Refused(string path, string json)
    {
        using var content = new StringContent(json, System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/json"));

        using var response = await Host.Client.PostAsync(new Uri("/try/api" + path, UriKind.Relative), content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Host.Inbox.Deliveries.ShouldBe(0);
    }

    [Fact]
    public async Task Entry_SentAsAnotherSitesPageCould_Refused()
    {
        using var content = new StringContent($$"""{"number":"{{Number}}"}""");

        using var response = await Host.Client.PostAsync(new Uri("/try/api/phone/start", UriKind.Relative), content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Host.Inbox.Deliveries.ShouldBe(0);
    }

    [Theory]
    [InlineData("/try/api/sms/send")]
    [InlineData("/try/twilio/2010-04-01/Accounts/AC1/Messages.json")]
    [InlineData("/try/wechat/cgi-bin/message/custom/send")]
    public async Task Body_TooLarge_Refused(string path)
    {
        using var content = new StringContent("{\"text\":\"" + new string('a', 70_000) + "\"}", System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/json"));

        using var response = await Host.Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Call_Unknown_Refused()
    {
        using var response = await SendAsync("/phone/hangup", new() { Call = "CA1" }, TryItJson.Instance.CallEntry);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }
}

/// <summary>Every request seems to come from another machine.</summary>
public sealed class OtherMachineTests : TryItHost
{
    [Theory]
    [InlineData("GET", "/try")]
    [InlineData("GET", "/try/assets/now/try.mjs")]
    [InlineData("GET", "/try/api/inbox?number=%2B8613800004821&openId=oTryItResident0123456789abcd")]
    [InlineData("POST", "/try/api/phone/start")]
    [InlineData("POST", "/try/api/sms/send")]
    [InlineData("POST", "/try/api/wechat/send")]
    [InlineData("POST", "/try/twilio/2010-04-01/Accounts/AC1/Messages.json")]
    [InlineData("POST", "/try/wechat/cgi-bin/stable_token")]
    [InlineData("POST", "/try/wechat/cgi-bin/message/custom/send")]
    public async Task Request_FromAnotherMachine_Forbidden(string method, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        request.Content = method == "POST" ? JsonContent.Create(new CallEntry { Number = Number }, TryItJson.Instance.CallEntry) : null;

        using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Host.Inbox.Deliveries.ShouldBe(0);
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddSingleton<IStartupFilter, ElsewhereFilter>();
    }

    private sealed class ElsewhereFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
                return following(context);
            });
            next(app);
        };
    }
}
