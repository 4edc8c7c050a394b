using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Hotline.Console.Tests.Browser;

/// <summary>A resident whose words, name, file name and matter are markup, and an article that is: in real browsers, nothing of it runs.</summary>
public sealed class ScriptAttackTests(RunningConsole console, Chromium chromium) : ConsoleBrowser(console, chromium)
{
    private const string Attack = "<img src=x onerror=\"document.documentElement.dataset.attacked=1\"><script>document.documentElement.dataset.attacked=1</script>\"'><b>";

    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Markup_OfAResident_IsText_OnEveryPageThatShowsIt()
    {
        var path = await ChatAsync();
        var handset = Console.NewHandset();
        await handset.SendAsync("公园里能不能放" + Attack, cancellationToken: Cancel);
        var number = await Residents.OpenTicketAsync(Console, Console.NewHandset(), "路口的路灯不亮" + Attack);

        await NothingRunsAsync("operator", path, "路灯不亮");
        await NothingRunsAsync("operator", "/console/desk", "");
        await NothingRunsAsync("clerk", "/console/tickets/" + number, "onerror");
        await NothingRunsAsync("clerk", "/console/tickets", "路口的路灯不亮");
        await NothingRunsAsync("operator", "/console/search?q=路口的路灯不亮", "路口的路灯不亮");
        await NothingRunsAsync("operator", "/console/search?kind=talk&q=路灯不亮", "");
        await NothingRunsAsync("supervisor", "/console/board", "");
        await NothingRunsAsync("editor", "/console/knowledge/edit/gaps", "");
    }

    [Fact]
    public async Task Markup_InAnArticle_IsText_InItsPreviewsAndOnItsPage()
    {
        var id = "attack" + Guid.NewGuid().ToString("N")[..8];
        using var editor = await Visitor.SignedInAsync(Console.Address, "editor");
        await editor.GetAsync("/console/knowledge/edit/new");
        using var saved = await editor.PostAsync(
            $"/console/knowledge/edit/article/{id}?in=zh-CN", ("id", id), ("title", "标题" + Attack), ("asked", "怎么放" + Attack), ("keywords", "放风筝"), ("category", "care"),
            ("department", "civil-affairs"), ("areas", ""), ("source", "来源" + Attack), ("reviewed", "2026-11-01"), ("validFrom", "2026-01-01"), ("validUntil", ""), ("spoken", "请到公园来。" + Attack),
            ("body", $"正文{Attack}\n\n[点这里](javascript:document.documentElement.dataset.attacked=1)\n\n![图](x\" onerror=\"document.documentElement.dataset.attacked=1)"), ("do", "save"));
        saved.StatusCode.ShouldBeOneOf(System.Net.HttpStatusCode.SeeOther, System.Net.HttpStatusCode.UnprocessableEntity);

        var page = await NothingRunsAsync("editor", $"/console/knowledge/edit/article/{id}?in=zh-CN", "onerror");
        (await page.Locator("main a[href^='javascript:']").CountAsync()).ShouldBe(0);
        await NothingRunsAsync("editor", "/console/knowledge/edit/review", "");
    }

    [Fact]
    public async Task Markup_InAColleaguesName_IsText()
    {
        using var admin = await Visitor.SignedInAsync(Console.Address, "admin");
        await admin.GetAsync("/console/people");
        var name = "x" + Guid.NewGuid().ToString("N")[..8];
        await admin.PostAsync("/console/people", ("userName", name), ("displayName", Attack[..60]), ("role", "Operator"), ("workNumber", "198"), ("password", RunningConsole.Password));

        await NothingRunsAsync("admin", "/console/people", "onerror");
        await NothingRunsAsync("auditor", "/console/audit", "");
        await NothingRunsAsync(name, "/console/account", "");
    }

    private async Task<Microsoft.Playwright.IPage> NothingRunsAsync(string userName, string path, string expected)
    {
        var page = await OpenAsync(userName, path);
        await SeeAsync(page, expected);
        (await page.EvaluateAsync<string?>("document.documentElement.dataset.attacked ?? null")).ShouldBeNull(path);
        (await page.Locator("main img[src='x'], main script").CountAsync()).ShouldBe(0, path);
        // What the browser's policy had to stop would have been markup.
        Complaints.ShouldBeEmpty();
        return page;
    }

    /// <summary>A web chat whose resident has markup for a name, words and the name of a photo; returns its address at the desk.</summary>
    private async Task<string> ChatAsync()
    {
        using var client = new HttpClient { BaseAddress = Console.Address };
        var entered = await PostAsync(client, "/chat/token", JsonContent.Create(new { startOver = true }));
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)entered["token"]!);
        var id = (string)entered["conversationId"]!;
        await PostAsync(client, "/v3/directline/conversations", JsonContent.Create(new { locale = "zh-CN" }));
        var from = new { id = "dl_x", name = Attack[..60] };
        await PostAsync(client, $"/v3/directline/conversations/{id}/activities", JsonContent.Create(new { type = "message", text = "路灯不亮" + Attack, from }));
        var photo = new ByteArrayContent(Png);
        photo.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        photo.Headers.ContentDisposition = new("form-data") { Name = "file", FileNameStar = Attack + ".png" };
        await PostAsync(client, $"/v3/directline/conversations/{id}/upload", new MultipartFormDataContent { photo });
        await PostAsync(client, $"/v3/directline/conversations/{id}/activities", JsonContent.Create(new { type = "message", text = "人工", from }));
        return "/console/desk/directline/" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id));
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, HttpContent content)
    {
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
