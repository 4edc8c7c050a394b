using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Hotline.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Tests.WebChat;

/// <summary>The web chat on a real Kestrel, and a client that speaks Direct Line to it.</summary>
public class WebChatFixture : IAsyncLifetime
{
    public const string Secret = "a-secret-only-for-these-tests";
    public const string DirectLine = "/v3/directline";

    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private ChannelHost? host;

    public static Dictionary<string, string?> Settings => new()
    {
        ["WebChat:Secret"] = Secret,
        ["WebChat:MessageBurst"] = "1000",
        ["WebChat:MessagesPerSecond"] = "1000",
        ["WebChat:ChatsPerMinute"] = "1000",
    };

    internal ChannelHost Host => host ?? throw new InvalidOperationException("The host is started by InitializeAsync.");

    protected static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await ChannelHost.StartAsync(Overrides(Settings), ConfigureServices);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
    }

    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer, object? body = null, HttpContent? content = null)
        => SendAsync(method, path, bearer, request => request.Content = content ?? (body is null ? null : JsonContent.Create(body)));

    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer, Action<HttpRequestMessage> prepare)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"{DirectLine}/{path}");
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        prepare(request);
        return await Host.Client.SendAsync(request, Ending);
    }

    internal async Task<JsonNode> ReadAsync(HttpMethod method, string path, string? bearer, object? body = null)
    {
        using var response = await SendAsync(method, path, bearer, body);
        return await ReadAsync(response);
    }

    internal static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Ending);
        response.IsSuccessStatusCode.ShouldBeTrue($"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    internal static async Task<string> ErrorCodeAsync(HttpResponseMessage response)
    {
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(Ending))!["error"]!;
        ((string?)error["message"]).ShouldNotBeNullOrEmpty();
        return (string)error["code"]!;
    }

    /// <summary>A token for a new conversation of <paramref name="user"/>, which is not begun yet.</summary>
    internal async Task<Visit> EnterAsync(string user = "dl_resident")
    {
        var answer = await ReadAsync(HttpMethod.Post, "tokens/generate", Secret, new { user = new { id = user } });
        return new((string)answer["conversationId"]!, (string)answer["token"]!, "");
    }

    /// <summary>A begun conversation.</summary>
    internal async Task<Visit> StartAsync(string user = "dl_resident")
    {
        var visit = await EnterAsync(user);
        var answer = await ReadAsync(HttpMethod.Post, "conversations", visit.Token, new { locale = "zh-CN" });
        return visit with { StreamUrl = (string)answer["streamUrl"]! };
    }

    internal async Task<string> SayAsync(Visit visit, string text, string? clientActivityId = null)
    {
        object body = clientActivityId is null
            ? new { type = "message", text }
            : new { type = "message", text, channelData = new { clientActivityID = clientActivityId } };
        return (string)(await ReadAsync(HttpMethod.Post, visit.Activities, visit.Token, body))["id"]!;
    }

    internal async Task<List<JsonNode>> HistoryAsync(Visit visit, string watermark = "")
        => [.. (await ReadAsync(HttpMethod.Get, $"{visit.Activities}?watermark={watermark}", visit.Token))["activities"]!.AsArray().Select(a => a!)];

    internal static async Task<ClientWebSocket> ConnectAsync(string streamUrl)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(streamUrl), Ending);
        return socket;
    }

    /// <summary>The next frame: an activity set, or null where it is empty or the server closed.</summary>
    internal static async Task<JsonNode?> FrameAsync(ClientWebSocket socket)
    {
        var buffer = new byte[256 * 1024];
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), Ending);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            length += received.Count;
            if (received.EndOfMessage)
                return length == 0 ? null : JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, length));
        }
    }

    /// <summary>The texts of the next frame.</summary>
    internal static async Task<string?[]> TextsAsync(ClientWebSocket socket)
        => [.. (await FrameAsync(socket)).ShouldNotBeNull()["activities"]!.AsArray().Select(activity => (string?)activity!["text"])];

    internal T Service<T>()
        where T : notnull
        => Host.Services.GetRequiredService<T>();

    protected virtual IEnumerable<KeyValuePair<string, string?>> Overrides(Dictionary<string, string?> settings) => settings;

    protected virtual void ConfigureServices(IServiceCollection services)
    {
    }

    internal sealed record Visit(string ConversationId, string Token, string StreamUrl)
    {
        public string Conversation => "conversations/" + ConversationId;

        public string Activities => Conversation + "/activities";

        public ConversationKey Key => new(ChannelIds.WebChat, ConversationId);
    }
}
