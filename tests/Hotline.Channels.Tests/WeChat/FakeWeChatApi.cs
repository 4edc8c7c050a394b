using System.Net;
using System.Text;

namespace Hotline.Channels.Tests.WeChat;

/// <summary>The platform's API as a message handler: answers as scripted, in order, and records what was asked.</summary>
internal sealed class FakeWeChatApi : HttpMessageHandler, IHttpClientFactory
{
    private readonly Lock gate = new();
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> sends = new();
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> tokens = new();
    private readonly List<(string Address, string Body, long? Length)> requests = [];

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<(string Address, string Body, long? Length)> Requests
    {
        get { lock (gate) return [.. requests]; }
    }

    public IReadOnlyList<string> TokenRequests => [.. Requests.Where(r => r.Address.StartsWith("/cgi-bin/stable_token", StringComparison.Ordinal)).Select(r => r.Body)];

    public IReadOnlyList<string> Sends => [.. Requests.Where(r => r.Address.StartsWith("/cgi-bin/message/custom/send", StringComparison.Ordinal)).Select(r => r.Address)];

    public FakeWeChatApi Token(string token, int expiresIn = 7200) => OnToken($$"""{"access_token":"{{token}}","expires_in":{{expiresIn}}}""");

    public FakeWeChatApi OnToken(string json)
    {
        tokens.Enqueue(_ => Task.FromResult(Json(json)));
        return this;
    }

    public FakeWeChatApi OnToken(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        tokens.Enqueue(answer);
        return this;
    }

    public FakeWeChatApi OnSend(int errcode) => OnSend($$"""{"errcode":{{errcode}},"errmsg":"as scripted rid: 1"}""");

    public FakeWeChatApi OnSend(string json) => OnSend(_ => Task.FromResult(Json(json)));

    public FakeWeChatApi OnSend(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        sends.Enqueue(answer);
        return this;
    }

    public HttpClient CreateClient(string name)
        => new(this, disposeHandler: false) { BaseAddress = WeChatAccount.Options.ApiBaseUrl, MaxResponseContentBufferSize = 64 * 1024 };

    public static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        Func<CancellationToken, Task<HttpResponseMessage>> answer;
        lock (gate)
        {
            requests.Add((request.RequestUri!.PathAndQuery, body, request.Content.Headers.ContentLength));
            var isToken = request.RequestUri.AbsolutePath == "/cgi-bin/stable_token";
            answer = (isToken ? tokens : sends).TryDequeue(out var scripted)
                ? scripted
                : throw new InvalidOperationException($"Nothing is scripted for {request.RequestUri.AbsolutePath}.");
        }

        return await answer(cancellationToken);
    }
}
