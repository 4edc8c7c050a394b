using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hotline.Channels.WebChat.Page;

namespace Hotline.Channels.Tests.WebChat;

public sealed partial class ChatPageTests : WebChatFixture
{
    [Fact]
    public async Task Page_Policy_AllowsNothingFromElsewhereAndNothingInline()
    {
        using var response = await GetAsync("/chat");

        var policy = response.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("style-src 'self'");
        policy.ShouldContain($"connect-src 'self' ws://{Host.Client.BaseAddress!.Authority}");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var html = await response.Content.ReadAsStringAsync(Ending);
        InlineStyleOrHandler().IsMatch(html).ShouldBeFalse();
        html.ShouldNotContain("{{");
    }

    [Fact]
    public async Task Page_EveryFileItNames_IsServedForGood()
    {
        using var response = await GetAsync("/chat");
        var html = await response.Content.ReadAsStringAsync(Ending);

        var files = FileReference().Matches(html).Select(match => match.Groups[1].Value).Distinct().ToList();

        files.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var file in files)
        {
            using var asset = await GetAsync(file);
            asset.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            asset.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }

    [Fact]
    public async Task Page_EveryModuleThatAModuleImports_IsServed()
    {
        var assets = Service<ChatAssets>();
        Queue<string> waiting = new(["chat.mjs"]);
        HashSet<string> seen = [];
        while (waiting.TryDequeue(out var name))
        {
            if (!seen.Add(name))
                continue;
            using var response = await GetAsync($"/chat/{assets.Version}/{name}");
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
            foreach (Match import in ModuleImport().Matches(await response.Content.ReadAsStringAsync(Ending)))
                waiting.Enqueue(import.Groups[1].Value);
        }

        seen.Count.ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData("/chat/x/chat.html")]
    [InlineData("/chat/x/nothing.mjs")]
    [InlineData("/chat/x/..%2fchat.mjs")]
    public async Task File_NotOneOfThePages_NotFound(string path)
    {
        using var response = await GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task File_OfAnotherVersion_ServedButNotToBeKept()
    {
        using var response = await GetAsync("/chat/older/chat.mjs");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/chat")]
    [InlineData("/chat/x/chat.css")]
    public async Task Get_Unchanged_NotSentAgain(string path)
    {
        using var first = await GetAsync(path);
        using var second = await GetAsync(path, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/chat", null, null, "zh-CN")]
    [InlineData("/chat", "en-GB,en;q=0.9", null, "en")]
    [InlineData("/chat", "fr,en;q=0.3,zh;q=0.7", null, "zh-CN")]
    [InlineData("/chat", "fr", null, "zh-CN")]
    [InlineData("/chat", "en", "zh-CN", "zh-CN")]
    [InlineData("/chat?lang=en", null, "zh-CN", "en")]
    [InlineData("/chat?lang=zh-Hans", "en", null, "zh-CN")]
    [InlineData("/chat?lang=%3Cscript%3E", null, null, "zh-CN")]
    public async Task Page_Language_ChosenBeforePreferred(string path, string? accepted, string? remembered, string expected)
    {
        using var response = await GetAsync(path, request =>
        {
            if (accepted is not null)
                request.Headers.Add("Accept-Language", accepted);
            if (remembered is not null)
                request.Headers.Add("Cookie", "hotline-language=" + remembered);
        });

        (await response.Content.ReadAsStringAsync(Ending)).ShouldContain($"<html lang=\"{expected}\"");
    }

    [Fact]
    public void Texts_BothLanguages_SameNamesNoneEmpty()
    {
        var chinese = ChatTexts.In("zh-CN");
        var english = ChatTexts.In("en");

        english.Keys.ShouldBe(chinese.Keys, ignoreOrder: true);
        chinese.Values.Concat(english.Values).ShouldAllBe(text => text.Length > 0);
        chinese["Send"].ShouldBe("发送");
        english["Send"].ShouldBe("Send");
    }

    [Fact]
    public async Task Page_TextsForScripts_AreReadableData()
    {
        using var response = await GetAsync("/chat");
        var html = await response.Content.ReadAsStringAsync(Ending);

        var texts = JsonNode.Parse(html.Split("type=\"application/json\">")[1].Split("</script>")[0])!;

        ((string?)texts["NeedsScript"]).ShouldNotBeNull().ShouldContain("96156");
    }

    [Fact]
    public async Task Page_LargeTypeRemembered_ComesLarge()
    {
        using var response = await GetAsync("/chat", request => request.Headers.Add("Cookie", "hotline-type=large"));

        (await response.Content.ReadAsStringAsync(Ending)).ShouldContain("data-type=\"large\"");
    }

    [Fact]
    public async Task Token_WithoutCookie_NewConversationAndACookieThatScriptsCannotRead()
    {
        using var response = await SendAsync(HttpMethod.Post, "/chat/token", null);

        var answer = await ReadAsync(response);
        ((string?)answer["userId"]).ShouldNotBeNull().ShouldStartWith("dl_");
        var cookie = response.Headers.GetValues("Set-Cookie").Single().Split("; ");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("path=/chat");
        await SayAsync(new((string)answer["conversationId"]!, (string)answer["token"]!, ""), "你好");
        Host.Inbox.OnlyAccepted.Activity.From!.Id.ShouldBe((string?)answer["userId"]);
    }

    [Fact]
    public async Task Token_WithItsCookie_SameConversationAndUser()
    {
        using var first = await SendAsync(HttpMethod.Post, "/chat/token", null);
        var cookie = first.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        using var second = await SendAsync(HttpMethod.Post, "/chat/token", null, request => request.Headers.Add("Cookie", cookie));

        var (before, after) = (await ReadAsync(first), await ReadAsync(second));
        ((string?)after["conversationId"]).ShouldBe((string?)before["conversationId"]);
        ((string?)after["userId"]).ShouldBe((string?)before["userId"]);
    }

    [Fact]
    public async Task Token_StartOver_AnotherConversation()
    {
        using var first = await SendAsync(HttpMethod.Post, "/chat/token", null);
        var cookie = first.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        using var second = await SendAsync(HttpMethod.Post, "/chat/token", null, request =>
        {
            request.Headers.Add("Cookie", cookie);
            request.Content = new StringContent("""{"startOver":true}""");
        });

        ((string?)(await ReadAsync(second))["conversationId"]).ShouldNotBe((string?)(await ReadAsync(first))["conversationId"]);
    }

    [Fact]
    public async Task Token_ForgedCookie_NewConversation()
    {
        var visit = await EnterAsync();

        using var response = await SendAsync(HttpMethod.Post, "/chat/token", null, request => request.Headers.Add("Cookie", "hotline-chat=" + visit.Token));

        ((string?)(await ReadAsync(response))["conversationId"]).ShouldNotBe(visit.ConversationId);
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.OK)]
    public async Task Token_AskedByAPage_OnlyByOurOwn(string site, HttpStatusCode expected)
    {
        using var response = await SendAsync(HttpMethod.Post, "/chat/token", null, request => request.Headers.Add("Sec-Fetch-Site", site));

        response.StatusCode.ShouldBe(expected);
    }

    protected override IEnumerable<KeyValuePair<string, string?>> Overrides(Dictionary<string, string?> settings)
    {
        settings["WebChat:Telephone"] = "96156";
        return settings;
    }

    private Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? prepare = null)
        => SendAsync(HttpMethod.Get, path, null, prepare ?? (_ => { }));

    [GeneratedRegex(@"\s(style|on\w+)\s*=|<style|javascript:|<script(?![^>]*(src=|type=""application/json""))", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyleOrHandler();

    [GeneratedRegex(@"(?:src|href)=""(/chat/[^""?]+)""")]
    private static partial Regex FileReference();

    [GeneratedRegex(@"from '\./([\w.]+)'")]
    private static partial Regex ModuleImport();
}
