using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Hotline.Cluster.Tests;

/// <summary>A resident on the web page: sends what was not taken again under the client's own number, and reads on from the last watermark.</summary>
internal sealed class Chatter(HttpClient front, Func<Uri> node, string user) : Actor
{
    private const string DirectLine = "/v3/directline/";

    private static readonly string[] Lines = ["老年卡怎么办", "居住证到期了怎么续", "谢谢", "社保卡丢了怎么补办"];

    private string token = "";
    private string watermark = "";
    private int line;

    /// <summary>The conversation.</summary>
    public string Conversation { get; private set; } = "";

    /// <summary>What was said, by the client's own numbers, in order.</summary>
    public List<string> Said { get; } = [];

    /// <summary>What was read, in order.</summary>
    public List<JsonNode> Heard { get; } = [];

    /// <summary>The same, as it was pushed.</summary>
    public ChatStream Stream { get; private set; } = null!;

    /// <summary>Opens the conversation.</summary>
    public async Task EnterAsync()
    {
        var answer = await TakenAsync(() => CallAsync(HttpMethod.Post, "tokens/generate", City.WebChatSecret, new { user = new { id = "dl_" + user } }));
        (Conversation, token) = ((string)answer["conversationId"]!, (string)answer["token"]!);
        await TakenAsync(() => CallAsync(HttpMethod.Post, "conversations", token, new { locale = "zh-CN" }));
        Stream = new(async from => new((string)(await CallAsync(HttpMethod.Get, $"conversations/{Conversation}?watermark={from}", token, null))["streamUrl"]!), node);
    }

    /// <summary>Reads what came since.</summary>
    public async Task ReadAsync()
    {
        while (true)
        {
            var set = await TakenAsync(() => CallAsync(HttpMethod.Get, $"conversations/{Conversation}/activities?watermark={watermark}", token, null));
            watermark = (string)set["watermark"]!;
            if (set["activities"]!.AsArray() is not { Count: > 0 } activities)
                return;
            Heard.AddRange(activities.Select(a => a!));
        }
    }

    protected override async Task NextAsync()
    {
        var (id, text) = ($"{user}-{Said.Count}", Lines[line++ % Lines.Length]);
        await TakenAsync(() => CallAsync(
            HttpMethod.Post, $"conversations/{Conversation}/activities", token, new { type = "message", text, channelData = new { clientActivityID = id } }));
        Said.Add(id);
        await ReadAsync();
    }

    private async Task<JsonNode> CallAsync(HttpMethod method, string path, string bearer, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(DirectLine + path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await front.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        // What is wrong with the request is wrong with the test; everything else passes.
        if (!response.IsSuccessStatusCode && response.StatusCode < HttpStatusCode.InternalServerError && response.StatusCode != HttpStatusCode.TooManyRequests)
            throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {text}");
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(text)!;
    }
}
