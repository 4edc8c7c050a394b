namespace Hotline.Channels.Tests.WebChat;

public sealed class PublicUrlTests : WebChatFixture
{
    [Fact]
    public async Task StreamUrl_BehindAProxy_LeadsToThePublicAddress()
        => (await StartAsync()).StreamUrl.ShouldStartWith("wss://hotline.example:8443/v3/directline/conversations/");

    [Fact]
    public async Task Files_BehindAProxy_AreAtThePublicAddress()
    {
        var visit = await StartAsync();
        Host.Log.Append(visit.Key, [new() { Attachments = [new() { ContentType = "image/png", ContentUrl = "/files/abc" }, new() { ContentType = "text/html", ContentUrl = "https://elsewhere.example/a" }] }]);

        var files = (await HistoryAsync(visit))[^1]["attachments"]!.AsArray();

        files.Select(file => (string?)file!["contentUrl"]).ShouldBe(["https://hotline.example:8443/files/abc", "https://elsewhere.example/a"]);
    }

    [Fact]
    public async Task Page_BehindAProxy_MayConnectToThePublicAddress()
    {
        using var response = await SendAsync(HttpMethod.Get, "/chat", null);

        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("connect-src 'self' wss://hotline.example:8443;");
    }

    [Fact]
    public async Task Cookie_BehindAProxyWithTls_OnlyTravelsEncrypted()
    {
        using var response = await SendAsync(HttpMethod.Post, "/chat/token", null, request => request.Headers.Add("Origin", "https://hotline.example:8443"));

        response.Headers.GetValues("Set-Cookie").Single().Split("; ").ShouldContain("secure");
    }

    protected override IEnumerable<KeyValuePair<string, string?>> Overrides(Dictionary<string, string?> settings)
    {
        settings["WebChat:PublicUrl"] = "https://hotline.example:8443";
        return settings;
    }
}
