using System.Net;
using System.Text.RegularExpressions;

namespace Hotline.Console.Tests;

/// <summary>A browser without script: keeps cookies, reads pages, and sends the forms that stand in them.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly CookieContainer cookies;
    private readonly HttpClient client;
    private HttpResponseMessage? stream;
    private string csrf = "";

    public Visitor(Uri address, CookieContainer? cookies = null)
    {
        this.cookies = cookies ?? new();
        client = new(new SocketsHttpHandler { CookieContainer = this.cookies, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };
    }

    public HttpClient Client => client;

    public IEnumerable<Cookie> Cookies => cookies.GetAllCookies();

    /// <summary>Signed in with a demo account.</summary>
    public static async Task<Visitor> SignedInAsync(Uri address, string userName)
    {
        var visitor = new Visitor(address);
        (await visitor.SignInAsync(userName, RunningConsole.Password)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return visitor;
    }

    /// <summary>The same browser, whose next requests another node takes.</summary>
    public Visitor At(Uri address) => new(address, cookies) { csrf = csrf };

    public async Task<HttpResponseMessage> SignInAsync(string userName, string password, string back = "/console")
    {
        await GetAsync("/console/sign-in");
        return await PostAsync("/console/sign-in", ("userName", userName), ("password", password), ("back", back));
    }

    /// <summary>Reads a page; its form token is used by the next post.</summary>
    public async Task<(HttpStatusCode Status, string Html)> GetAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, await ReadAsync(response));
    }

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
        => PostAsync(path, csrf, fields);

    public async Task<HttpResponseMessage> PostAsync(string path, string token, params (string Name, string Value)[] fields)
    {
        var all = fields.Append(("__csrf", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        using var content = new FormUrlEncodedContent(all);
        var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        await ReadAsync(response);
        return response;
    }

    /// <summary>Opens the stream of changes of a page and leaves it open.</summary>
    public async Task FollowAsync(string path)
        => stream = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        stream?.Dispose();
        client.Dispose();
    }

    private async Task<string> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (Token().Match(html) is { Success: true } match)
            csrf = match.Groups[1].Value;
        return WebUtility.HtmlDecode(html);
    }

    [GeneratedRegex("name=\"__csrf\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
