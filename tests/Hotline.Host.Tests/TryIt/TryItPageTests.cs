using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Hotline.Host.TryIt.Page;
using Hotline.Host.TryIt.Sms;

namespace Hotline.Host.Tests.TryIt;

public sealed partial class TryItPageTests : TryItHost
{
    [Theory]
    [InlineData("?lang=en", "zh-CN", "en")]
    [InlineData("?lang=zh-CN", "en", "zh-CN")]
    [InlineData("", "en-GB,zh;q=0.5", "en")]
    [InlineData("", "fr", "zh-CN")]
    public async Task Page_InTheLanguageAskedFor(string query, string accepted, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/try" + query);
        request.Headers.AcceptLanguage.ParseAdd(accepted);

        using var response = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        html.ShouldContain($"<html lang=\"{language}\">");
        html.ShouldContain(TryItTexts.In(language)["Lead"]);
        html.ShouldNotContain("{{");
    }

    [Fact]
    public async Task Page_AllowsNothingFromElsewhere_AndHasNothingInline()
    {
        using var response = await GetAsync("/try");
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self'");
        html.ShouldNotContain("style=");
        html.ShouldNotMatch(@"\son\w+=");
        Scripts().Matches(html).Select(m => m.Value).ShouldAllBe(tag => tag.Contains("src=") || tag.Contains("application/json"));
        html.ShouldNotContain("http://");
        html.ShouldNotContain("https://");
    }

    [Fact]
    public async Task Page_EverythingItAsksFor_IsThere()
    {
        using var response = await GetAsync("/try");
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        foreach (var path in Links().Matches(html).Select(m => m.Groups[1].Value).Distinct())
            (await StatusAsync(path)).ShouldBe(HttpStatusCode.OK, path);
    }

    [Fact]
    public async Task Modules_ImportOnlyModulesThatAreThere()
    {
        foreach (var (name, module) in Modules())
        {
            foreach (var imported in Imports().Matches(module).Select(m => m.Groups[1].Value))
                (await StatusAsync("/try/assets/now/" + imported)).ShouldBe(HttpStatusCode.OK, name);
        }
    }

    [Fact]
    public void Modules_NameOnlyTextsThatThereAre()
    {
        var texts = TryItTexts.In(TryItTexts.Chinese);

        foreach (var (name, module) in Modules())
            TextNames().Matches(module).Select(m => m.Groups[1].Value).Except(texts.Keys).ShouldBeEmpty(name);
    }

    [Fact]
    public void Texts_NoneIsLeftOver()
    {
        var used = string.Concat([.. Modules().Select(m => m.Module), new TryItAssets().Template, SmsLine.StoppedNotice, SmsLine.StartedNotice]);

        TryItTexts.In(TryItTexts.Chinese).Keys.Where(key => !used.Contains(Stem(key), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/try")]
    [InlineData("/try/assets/now/try.mjs")]
    public async Task File_KnownToTheBrowser_NotSentAgain(string path)
    {
        using var first = await GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull());

        using var second = await Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/try/assets/now/try.html")]
    [InlineData("/try/assets/now/nothing.mjs")]
    public async Task File_ThatIsNone_NotFound(string path) => (await StatusAsync(path)).ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task File_OfThisVersion_KeptForGood()
    {
        using var response = await GetAsync(new TryItAssets().PathOf("page.css"));

        response.Headers.CacheControl.ShouldBe(CacheControlHeaderValue.Parse("max-age=31536000, immutable"));
    }

    private static IEnumerable<(string Name, string Module)> Modules()
    {
        var assembly = typeof(TryItAssets).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.EndsWith(".mjs", StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (name, reader.ReadToEnd());
        });
    }

    // A name such as Call_idle is put together from its stem and a value.
    private static string Stem(string key) => key.Contains('_', StringComparison.Ordinal) ? key[..(key.IndexOf('_', StringComparison.Ordinal) + 1)] : key;

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await GetAsync(path);
        return response.StatusCode;
    }

    private Task<HttpResponseMessage> GetAsync(string path)
        => Host.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Scripts();

    [GeneratedRegex("(?:href|src)=\"(/[^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex(@"from '\./([\w.]+)'")]
    private static partial Regex Imports();

    [GeneratedRegex(@"\btext\('([\w-]+)'")]
    private static partial Regex TextNames();
}
