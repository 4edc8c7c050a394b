using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Hotline.Console.Tests.Knowledge;

/// <summary>Articles from the editor's draft to the resident's answer, over HTTP.</summary>
public sealed partial class ArticleStoryTests(RunningConsole console)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draft_ReviewedByAnother_IsAnsweredFromAtOnce_AndCanBeWithdrawn()
    {
        var (id, words) = NewWords();
        using var editor = await Visitor.SignedInAsync(console.Address, "editor");
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");
        await editor.GetAsync("/console/knowledge/edit/new");
        (await editor.PostAsync($"/console/knowledge/edit/article/{id}?in=zh-CN", Fields(id, words, "submit"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var own = (await editor.GetAsync($"/console/knowledge/edit/article/{id}?in=zh-CN")).Html;
        var seen = Seen().Match(own).Groups[1].Value;
        own.ShouldNotContain("value=\"Publish\"");
        (await editor.PostAsync($"/console/knowledge/edit/article/{id}/step?in=zh-CN", ("step", "Publish"), ("seen", seen))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await admin.GetAsync("/console/knowledge/edit/review")).Html.ShouldContain($"{id}/zh-CN/{seen}");
        await admin.GetAsync($"/console/knowledge/edit/article/{id}?in=zh-CN");
        (await admin.PostAsync($"/console/knowledge/edit/article/{id}/step?in=zh-CN", ("step", "Publish"), ("seen", seen))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await AskAsync(words)).ShouldContain("答案在此");
        (await admin.GetAsync("/console/audit?action=article.publish")).Html.ShouldContain($"{id}.md");
        var published = Seen().Match((await editor.GetAsync($"/console/knowledge/edit/article/{id}?in=zh-CN")).Html).Groups[1].Value;
        (await editor.PostAsync($"/console/knowledge/edit/article/{id}/step?in=zh-CN", ("step", "Withdraw"), ("seen", published), ("note", "作废"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await AskAsync(words)).ShouldNotContain("答案在此");
    }

    [Fact]
    public async Task Save_TwoEditorsAtOnce_TheSecondSeesWhatDiffers_AndLosesNothing()
    {
        var (id, words) = NewWords();
        using var editor = await Visitor.SignedInAsync(console.Address, "editor");
        using var admin = await Visitor.SignedInAsync(console.Address, "admin");
        await editor.GetAsync("/console/knowledge/edit/new");
        await editor.PostAsync($"/console/knowledge/edit/article/{id}?in=zh-CN", Fields(id, words, "save"));
        var seen = Seen().Match((await editor.GetAsync($"/console/knowledge/edit/article/{id}?in=zh-CN")).Html).Groups[1].Value;
        await admin.GetAsync("/console/knowledge");
        (await admin.PostAsync($"/console/knowledge/edit/article/{id}?in=zh-CN", [.. Fields(id, words, "save"), ("seen", seen)])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var late = await editor.PostAsync($"/console/knowledge/edit/article/{id}?in=zh-CN", [.. Fields(id, words, "save").Where(f => f.Name != "title"), ("title", "我后来写的标题"), ("seen", seen)]);

        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var html = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync(Cancel));
        html.ShouldContain("我后来写的标题");
        html.ShouldContain("class=\"removed\"");
        var now = Seen().Match(html).Groups[1].Value;
        (await editor.PostAsync($"/console/knowledge/edit/article/{id}?in=zh-CN", [.. Fields(id, words, "save"), ("seen", now)])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Submit_WithFaults_SavesTheDraftAndSaysWhereTheyAre()
    {
        var (id, words) = NewWords();
        using var editor = await Visitor.SignedInAsync(console.Address, "editor");
        await editor.GetAsync("/console/knowledge/edit/new");

        var response = await editor.PostAsync($"/console/knowledge/edit/article/{id}?in=zh-CN", [.. Fields(id, words, "submit").Where(f => f.Name is not "spoken"), ("spoken", "见 http://example.org")]);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel)).ShouldContain("aria-invalid=\"true\"");
        (await editor.GetAsync("/console/knowledge/edit/review")).Html.ShouldContain(id);
    }

    [Fact]
    public async Task Gap_BecomesADraftInTwoClicks()
    {
        var topic = "量子" + NewLetters();
        await console.NewHandset().SendAsync($"小区里想养{topic}要批准吗", cancellationToken: Cancel);
        using var editor = await Visitor.SignedInAsync(console.Address, "editor");
        var list = (await editor.GetAsync("/console/knowledge/edit/gaps")).Html;
        var gap = Regex.Match(list[..list.IndexOf(topic, StringComparison.Ordinal)], "data-id=\"([0-9a-f]{32})\"(?!.*data-id=)", RegexOptions.Singleline).Groups[1].Value;

        var page = (await editor.GetAsync("/console/knowledge/edit/new?gap=" + gap)).Html;

        page.ShouldContain($"小区里想养{topic}要批准吗");
        var id = Regex.Match(page, "name=\"id\" value=\"([^\"]+)\"").Groups[1].Value;
        (await editor.PostAsync($"/console/knowledge/edit/article/{id}?in=zh-CN", ("id", id), ("title", topic), ("do", "save"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await editor.GetAsync("/console/knowledge/edit/review")).Html.ShouldContain(topic);
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("clerk")]
    [InlineData("auditor")]
    public async Task Write_WithoutTheRight_IsRefused(string user)
    {
        using var visitor = await Visitor.SignedInAsync(console.Address, user);
        await visitor.GetAsync("/console/account");

        (await visitor.GetAsync("/console/knowledge/edit/review")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync("/console/knowledge/edit/exchange/articles.zip")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.PostAsync("/console/knowledge/edit/article/elderly-card?in=zh-CN", ("title", "x"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.PostAsync("/console/knowledge/edit/article/elderly-card/step?in=zh-CN", ("step", "Withdraw"), ("note", "x"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Import_IsLookedAtFirst_AndTakenSecond()
    {
        var (id, words) = NewWords();
        using var editor = await Visitor.SignedInAsync(console.Address, "editor");
        var page = (await editor.GetAsync("/console/knowledge/edit/exchange")).Html;
        using var form = new MultipartFormDataContent { { new StringContent(Regex.Match(page, "name=\"__csrf\" value=\"([^\"]+)\"").Groups[1].Value), "__csrf" } };
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes($"id,title,asked-as,keywords,category,department,valid-from,source,reviewed,spoken,body\n{id},题,{words},词,care,civil-affairs,2026-01-01,依据,2026-01-01,说,正文\nbad id,,,,,,,,,,\n"));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "file", "some.csv");

        using var looked = await editor.Client.PostAsync(new Uri("/console/knowledge/edit/exchange", UriKind.Relative), form, Cancel);
        var html = WebUtility.HtmlDecode(await looked.Content.ReadAsStringAsync(Cancel));
        (await editor.GetAsync("/console/knowledge/edit/review")).Html.ShouldNotContain(id);
        (await editor.PostAsync("/console/knowledge/edit/exchange/take", ("import", Regex.Match(html, "name=\"import\" value=\"([^\"]+)\"").Groups[1].Value))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        html.ShouldContain("some.csv:3");
        (await editor.GetAsync("/console/knowledge/edit/review")).Html.ShouldContain(id);
    }

    [Fact]
    public async Task Markup_InADraft_IsShownAsText()
    {
        var (id, words) = NewWords();
        using var editor = await Visitor.SignedInAsync(console.Address, "editor");
        await editor.GetAsync("/console/knowledge/edit/new");
        await editor.PostAsync($"/console/knowledge/edit/article/{id}?in=zh-CN", [.. Fields(id, words, "save").Where(f => f.Name != "body"), ("body", "<script>alert(1)</script> [x](javascript:alert(1)) ![i](https://example.org/a.png)")]);

        using var response = await editor.Client.GetAsync(new Uri($"/console/knowledge/edit/article/{id}?in=zh-CN", UriKind.Relative), Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);

        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("href=\"javascript");
        html.ShouldNotContain("<img");
    }

    private async Task<string> AskAsync(string words) => string.Concat(await console.NewHandset().SendAsync(words, cancellationToken: Cancel));

    // Letters only: digits might be taken for a telephone number.
    private static string NewLetters() => new([.. Guid.NewGuid().ToByteArray()[..8].Select(b => (char)('a' + (b % 26)))]);

    private static (string Id, string Words) NewWords()
    {
        var unique = NewLetters();
        return ("story-" + unique, "zqx" + unique + " 怎么申领");
    }

    private static (string Name, string Value)[] Fields(string id, string words, string what) =>
    [
        ("id", id), ("title", "申领 " + words[..8]), ("asked", words), ("keywords", words[..11]), ("category", "care"), ("department", "civil-affairs"), ("areas", ""),
        ("validFrom", "2026-01-01"), ("validUntil", ""), ("source", "《办法》"), ("reviewed", "2026-11-01"), ("spoken", "答案在此。"), ("body", "答案在此，正文。"), ("do", what),
    ];

    [GeneratedRegex("name=\"seen\" value=\"([0-9.]+)\"")]
    private static partial Regex Seen();
}
