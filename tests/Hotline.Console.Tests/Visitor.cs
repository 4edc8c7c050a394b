using System.Net;
using System.Text.RegularExpressions;

namespace Hotline.Console.Tests;

/// <summary>A browser without script: keeps cookies, reads pages, and sends the forms that stand in them.</summary>
internal sealed partial class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };

    private string csrf = "";

    public HttpClient Client => client;

    /// <summary>Signed in with a demo account.</summary>
    public static async Task<Visitor> SignedInAsync(Uri address, string userName)
    {
        var visitor = new Visitor(address);
        (await visitor.SignInAsync(userName, "hotline-demo-96156")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return visitor;
    }

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

    public void Dispose() => client.Dispose();

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
