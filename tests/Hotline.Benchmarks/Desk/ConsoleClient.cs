using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Hotline.Benchmarks.Desk;

/// <summary>Somebody who is signed in at the console: reads pages, sends their forms, follows their streams.</summary>
internal sealed partial class ConsoleClient : IDisposable
{
    private const string Password = "hotline-demo-96156";

    private readonly HttpClient client;
    private string csrf = "";

    private ConsoleClient(Uri address)
        => client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, UseProxy = false, MaxConnectionsPerServer = 2_000 })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };

    public static async Task<ConsoleClient> SignInAsync(Uri address, string userName)
    {
        var session = new ConsoleClient(address);
        await session.GetAsync("/console/sign-in");
        await session.PostAsync("/console/sign-in", ("userName", userName), ("password", Password), ("back", "/console/account"));
        await session.GetAsync("/console/account");
        return session;
    }

    /// <summary>Adds an operator, as an administrator does.</summary>
    public Task AddOperatorAsync(string userName)
        => PostAsync("/console/people", ("userName", userName), ("displayName", userName), ("role", "Operator"), ("workNumber", "300"), ("password", Password));

    /// <summary>Reads a page whole.</summary>
    /// <exception cref="InvalidOperationException">It was not there.</exception>
    public async Task<string> GetAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var html = await response.Content.ReadAsStringAsync();
        if (response.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{path} was answered with {response.StatusCode}.");
        if (Token().Match(html) is { Success: true } match)
            csrf = match.Groups[1].Value;
        return html;
    }

    /// <summary>Sends a form.</summary>
    /// <exception cref="InvalidOperationException">It was not taken.</exception>
    public async Task PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Append(("__csrf", csrf)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        if (response.StatusCode != HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"{path} was answered with {response.StatusCode}.");
    }

    /// <summary>Follows a page's stream until it is cancelled, calling <paramref name="onEvent"/> with each event's data.</summary>
    public async Task FollowAsync(string path, Action<string> onEvent, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            response.EnsureSuccessStatusCode();
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal))
                    onEvent(line);
            }
        }
        catch (OperationCanceledException)
        {
            // The measure is over.
        }
    }

    /// <summary>Address of the conversation of an SMS number.</summary>
    public static string PathOf(string number) => "/console/desk/sms/" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(number));

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__csrf\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
