using System.Net;
using Hotline.Channels.WebChat;

namespace Hotline.Channels.Tests.WebChat;

public sealed class WebChatLimitsTests : WebChatFixture
{
    [Fact]
    public async Task Post_FasterThanAllowed_AskedToWait()
    {
        var visit = await EnterAsync();
        for (var i = 0; i < 3; i++)
            await SayAsync(visit, $"{i}");

        using var response = await SendAsync(HttpMethod.Post, visit.Activities, visit.Token, new { type = "message", text = "4" });

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await ErrorCodeAsync(response)).ShouldBe("TooManyRequests");
        response.Headers.RetryAfter.ShouldNotBeNull();
        Host.Inbox.Accepted.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Post_OtherConversation_NotHeldUp()
    {
        var busy = await EnterAsync();
        for (var i = 0; i < 3; i++)
            await SayAsync(busy, $"{i}");

        await SayAsync(await EnterAsync(), "你好");
    }

    [Fact]
    public async Task PageToken_FasterThanAllowed_AskedToWait()
    {
        for (var i = 0; i < 2; i++)
            await ReadAsync(HttpMethod.Post, "/chat/token", null);

        using var response = await SendAsync(HttpMethod.Post, "/chat/token", null);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task AllowChat_AddressesOfOneIPv6Network_ShareALimit()
    {
        using var limits = new WebChatLimits(new() { Secret = Secret, ChatsPerMinute = 1 });

        (await limits.AllowChatAsync(IPAddress.Parse("2001:db8:1:2::1"))).ShouldBeTrue();
        (await limits.AllowChatAsync(IPAddress.Parse("2001:db8:1:2:ffff::9"))).ShouldBeFalse();
        (await limits.AllowChatAsync(IPAddress.Parse("2001:db8:1:3::1"))).ShouldBeTrue();
        (await limits.AllowChatAsync(IPAddress.Parse("::ffff:192.0.2.1"))).ShouldBeTrue();
        (await limits.AllowChatAsync(IPAddress.Parse("192.0.2.1"))).ShouldBeFalse();
    }

    protected override IEnumerable<KeyValuePair<string, string?>> Overrides(Dictionary<string, string?> settings)
    {
        // So slow that nothing comes back while the test runs.
        settings["WebChat:MessageBurst"] = "3";
        settings["WebChat:MessagesPerSecond"] = "1";
        settings["WebChat:ChatsPerMinute"] = "2";
        return settings;
    }
}
