using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Hotline.Cluster.Tests;

/// <summary>Where a form led: the status, and the address of the next page.</summary>
internal readonly record struct Led(HttpStatusCode Status, string? To)
{
    /// <summary>True where it was done.</summary>
    public bool IsDone => Status == HttpStatusCode.SeeOther;
}

/// <summary>An operator's browser without script: keeps its cookies, reads pages and sends their forms, each to whichever node it is told.</summary>
internal sealed partial class StaffBrowser
{
    /// <summary>Of every account of Development.</summary>
    private const string Password = "hotline-demo-96156";

    private readonly ConcurrentDictionary<string, string> cookies = new();
    private string csrf = "";

    private StaffBrowser()
    {
    }

    /// <summary>Signs in at a node; the session holds at all of them.</summary>
    public static async Task<StaffBrowser> SignInAsync(HttpClient node, string userName)
    {
        var browser = new StaffBrowser();
        await browser.ReadAsync(node, "/console/sign-in");
        (await browser.SendAsync(node, "/console/sign-in", ("userName", userName), ("password", Password), ("back", "/console"))).IsDone.ShouldBeTrue(userName);
        await browser.ReadAsync(node, "/console/desk");
        return browser;
    }

    /// <summary>Path of a conversation at the desk.</summary>
    public static string DeskPath(string channel, string conversation) => $"/console/desk/{channel}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(conversation))}";

    /// <summary>A page. What it says of its state, <see cref="OnceOf"/> finds.</summary>
    /// <exception cref="HttpRequestException">It did not come.</exception>
    public async Task<string> ReadAsync(HttpClient node, string path)
    {
        using var response = await AskAsync(node, new(HttpMethod.Get, new Uri(path, UriKind.Relative)), HttpCompletionOption.ResponseContentRead);
        var html = await response.Content.ReadAsStringAsync();
        if (response.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {html}");
        if (Token().Match(html) is { Success: true } match)
            csrf = match.Groups[1].Value;
        return html;
    }

    /// <summary>Sends a form.</summary>
    /// <exception cref="HttpRequestException">It was not taken.</exception>
    public async Task<Led> SendAsync(HttpClient node, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Append(("__csrf", csrf)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        using var response = await AskAsync(node, new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content }, HttpCompletionOption.ResponseHeadersRead);
        return new(response.StatusCode, response.Headers.Location?.ToString());
    }

    /// <summary>Opens a page's stream of changes.</summary>
    public Task<HttpResponseMessage> FollowAsync(HttpClient node, string path)
        => AskAsync(node, new(HttpMethod.Get, new Uri(path + "/live", UriKind.Relative)), HttpCompletionOption.ResponseHeadersRead);

    /// <summary>By which a form tells the state of the page that it was sent from.</summary>
    public static string OnceOf(string html) => Once().Match(html).Groups[1].Value;

    private async Task<HttpResponseMessage> AskAsync(HttpClient node, HttpRequestMessage request, HttpCompletionOption until)
    {
        using (request)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            var response = await node.SendAsync(request, until);
            if (response.StatusCode >= HttpStatusCode.InternalServerError)
            {
                response.Dispose();
                throw new HttpRequestException($"{request.RequestUri}: {(int)response.StatusCode}");
            }

            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                cookies[pair[0]] = pair[1];
            }

            return response;
        }
    }

    [GeneratedRegex("name=\"__csrf\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"once\" value=\"([^\"]+)\"")]
    private static partial Regex Once();
}
