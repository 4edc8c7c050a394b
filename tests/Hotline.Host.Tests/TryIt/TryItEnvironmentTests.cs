using System.Net;
using System.Net.Http.Json;
using Hotline.TestKit;

namespace Hotline.Host.Tests.TryIt;

/// <summary>The page in the whole service: there for developers, and nowhere else.</summary>
public sealed class TryItEnvironmentTests(RunningHost host)
{
    private static readonly string[] Paths =
    [
        "/try", "/try/assets/now/try.mjs", "/try/api/phone/start", "/try/api/sms/send", "/try/api/wechat/send", "/try/api/inbox",
        "/try/twilio/2010-04-01/Accounts/AC1/Messages.json", "/try/wechat/cgi-bin/stable_token", "/try/wechat/cgi-bin/message/custom/send",
    ];

    private static readonly Dictionary<string, string> ProductionSettings = new()
    {
        ["Channels:Twilio:AccountSid"] = "AC0123456789abcdef0123456789abcdef",
        ["Channels:Twilio:AuthToken"] = "0123456789abcdef0123456789abcdee",
        ["Channels:Twilio:PublicUrl"] = "https://hotline.example.org",
        ["Channels:Phone:OperatorNumber"] = "+861012345678",
        ["Channels:Sms:From"] = "+861012345679",
        ["Channels:WeChat:AppId"] = "wxfedcba9876543210",
        ["Channels:WeChat:AppSecret"] = "0123456789abcdef0123456789abcdee",
        ["Channels:WeChat:Token"] = "choose",
        ["Channels:WebChat:Secret"] = "a-secret-of-this-test-that-is-long-enough",
    };

    [Fact]
    public async Task Production_WithEveryChannelOn_HasNothingOfIt()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-try-").FullName;
        await using (var service = await HostProcess.StartAsync(directory, ProductionSettings, "Production"))
        {
            foreach (var path in Paths)
            {
                using var got = await service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
                using var posted = await service.Client.PostAsJsonAsync(path, new { number = "+8613800004821" }, TestContext.Current.CancellationToken);
                (got.StatusCode, posted.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound), path);
            }
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Development_TheWholeService_AnswersTheHandset()
    {
        using var response = await host.Client.PostAsJsonAsync(
            "/try/api/sms/send", new { number = "+8613800004821", text = "老年卡怎么办" }, TestContext.Current.CancellationToken);

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("老年人权益保障法");
    }
}
