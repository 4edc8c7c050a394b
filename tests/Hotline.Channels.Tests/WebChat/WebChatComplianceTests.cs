using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Hotline.Channels.Tests.WebChat;

public sealed class WebChatComplianceTests : ChannelCompliance
{
    private string conversationId = "";
    private string token = "";

    protected override IReadOnlyDictionary<string, string?> Settings { get; } = WebChatFixture.Settings;

    protected override HttpStatusCode StatusWhileInboxIsUnavailable => HttpStatusCode.ServiceUnavailable;

    protected override async Task PrepareAsync()
    {
        using var response = await RequestAsync(HttpMethod.Post, "tokens/generate", WebChatFixture.Secret, """{"user":{"id":"dl_resident"}}""");
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        (conversationId, token) = ((string)answer["conversationId"]!, (string)answer["token"]!);
    }

    protected override async Task<ChannelAnswer> SendAsync(ChannelMessage message)
    {
        var bearer = message.Credentials switch
        {
            Credentials.Right => token,
            Credentials.Wrong => token[..^4] + "AAAA",
            _ => null,
        };
        var body = new JsonObject
        {
            ["type"] = "message",
            ["text"] = message.Text,
            ["channelData"] = new JsonObject { ["clientActivityID"] = message.ExternalId },
        };
        using var response = await RequestAsync(HttpMethod.Post, $"conversations/{conversationId}/activities", bearer, body.ToJsonString());
        return new(response.StatusCode, response.IsSuccessStatusCode ? await RepliesAsync(response) : "");
    }

    protected override async Task<HttpStatusCode> SendMalformedAsync()
    {
        using var response = await RequestAsync(HttpMethod.Post, $"conversations/{conversationId}/activities", token, """{"type":"message","text":["a"]}""");
        return response.StatusCode;
    }

    private async Task<string> RepliesAsync(HttpResponseMessage posted)
    {
        var id = (string)JsonNode.Parse(await posted.Content.ReadAsStringAsync())!["id"]!;
        using var response = await RequestAsync(HttpMethod.Get, $"conversations/{conversationId}/activities", token);
        var activities = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["activities"]!.AsArray();
        return string.Concat(activities.Where(activity => (string?)activity!["replyToId"] == id).Select(activity => (string?)activity!["text"]));
    }

    private async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string path, string? bearer, string? json = null)
    {
        using var request = new HttpRequestMessage(method, $"{WebChatFixture.DirectLine}/{path}");
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        return await Host.Client.SendAsync(request);
    }
}
