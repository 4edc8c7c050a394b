using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Hotline.Host.Tests.BadInput;

/// <summary>What nobody should send: refused or answered politely, and the process lives.</summary>
public sealed class HostileMessageTests(RunningHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Texts =>
    [
        "", " ", "\u0000\u0001\u0007", "😀😀😀", new string('路', 10_000), new string('a', 10_000), "<script>alert(1)</script>", "'; DROP TABLE ticket; --",
        "%s%s%n{0}{1}", "\u202Eabc", "\uD83D", "?!。，", "{\"type\":\"message\"}",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Sms_OddTexts_AreAnsweredPolitely(string text)
    {
        var replies = await host.NewHandset().SendAsync(text, cancellationToken: Stop);

        replies.Count.ShouldBeLessThanOrEqualTo(1);
        string.Concat(replies).ShouldNotContain("Exception");
        await StillAliveAsync();
    }

    [Theory]
    [InlineData("/twilio/sms", "application/x-www-form-urlencoded")]
    [InlineData("/twilio/voice", "application/x-www-form-urlencoded")]
    [InlineData("/twilio/voice/status", "application/x-www-form-urlencoded")]
    [InlineData("/twilio/sms/status", "application/x-www-form-urlencoded")]
    [InlineData("/wechat", "text/xml")]
    [InlineData("/v3/directline/conversations", "application/json")]
    [InlineData("/v3/directline/tokens/generate", "application/json")]
    public async Task Post_UnsignedAndOversized_IsRefused(string path, string type)
    {
        foreach (var size in (int[])[0, 100, 65_537, 10_000_000])
        {
            using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(new string('a', size)));
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
            try
            {
                using var response = await host.Client.PostAsync(path, content, Stop);
                ((int)response.StatusCode).ShouldBeInRange(400, 499, $"{path} with {size} bytes");
            }
            catch (HttpRequestException)
            {
                // The server may close the connection instead of reading ten megabytes.
            }
        }

        await StillAliveAsync();
    }

    [Fact]
    public async Task WeChat_EntityBomb_IsRefused()
    {
        const string Bomb = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><xml><Content>&b;</Content></xml>";
        using var response = await host.Client.PostAsync("/wechat?signature=0&timestamp=1&nonce=2", new StringContent(Bomb, Encoding.UTF8, "text/xml"), Stop);
        ((int)response.StatusCode).ShouldBeInRange(400, 499);
        await StillAliveAsync();
    }

    [Fact]
    public async Task Log_AfterMessages_HoldsNeitherTextsNorNumbers()
    {
        var handset = host.NewHandset();
        await handset.SendAsync("我叫王小明，手机13611112222，水管漏了", cancellationToken: Stop);

        host.Process.Output.ShouldNotContain(handset.Number);
        host.Process.Output.ShouldNotContain("13611112222");
        host.Process.Output.ShouldNotContain("王小明");
    }

    private async Task StillAliveAsync()
    {
        using var response = await host.Client.GetAsync("/health/ready", Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
