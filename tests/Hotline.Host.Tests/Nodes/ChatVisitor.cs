using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Hotline.TestKit;

namespace Hotline.Host.Tests.Nodes;

/// <summary>A resident in the web chat whose messages and whose stream different nodes take.</summary>
internal sealed class ChatVisitor : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly ClientWebSocket stream = new();
    private readonly string conversation;
    private readonly string token;

    private ChatVisitor(string conversation, string token) => (this.conversation, this.token) = (conversation, token);

    /// <summary>Enters at one node, with the stream at another.</summary>
    public static async Task<ChatVisitor> EnterAsync(HostProcess node, HostProcess streamNode)
    {
        using var issued = await node.Client.PostAsJsonAsync("/chat/token", new { startOver = true }, Stop);
        var grant = await issued.Content.ReadFromJsonAsync<JsonElement>(Stop);
        var visitor = new ChatVisitor(grant.GetProperty("conversationId").GetString()!, grant.GetProperty("token").GetString()!);
        using var opened = await visitor.SendAsync(node, HttpMethod.Post, "/v3/directline/conversations", null);
        var url = new Uri((await opened.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("streamUrl").GetString()!);
        await visitor.stream.ConnectAsync(new UriBuilder(url) { Port = streamNode.Address.Port }.Uri, Stop);
        await visitor.HearAsync();
        return visitor;
    }

    /// <summary>Says something at a node.</summary>
    public async Task SayAsync(HostProcess node, string text)
    {
        using var response = await SendAsync(node, HttpMethod.Post, $"/v3/directline/conversations/{conversation}/activities", new { type = "message", text, from = new { id = "me" } });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until the stream brings a message of the bot.</summary>
    public async Task<string> HearAsync()
    {
        while (true)
        {
            var frame = await FrameAsync();
            if (frame.Length == 0)
                continue;
            foreach (var activity in JsonDocument.Parse(frame).RootElement.GetProperty("activities").EnumerateArray())
            {
                if (activity.GetProperty("type").GetString() == "message" && activity.TryGetProperty("replyToId", out _) && activity.GetProperty("text").GetString() is { } text)
                    return text;
            }
        }
    }

    public void Dispose() => stream.Dispose();

    private async Task<string> FrameAsync()
    {
        var (text, buffer) = (new MemoryStream(), new byte[16 * 1024]);
        while (true)
        {
            var received = await stream.ReceiveAsync(buffer.AsMemory(), Stop);
            text.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
                return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    private Task<HttpResponseMessage> SendAsync(HostProcess node, HttpMethod method, string path, object? body)
    {
        var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new("Bearer", token) }, Content = body is null ? null : JsonContent.Create(body) };
        return node.Client.SendAsync(request, Stop);
    }
}
