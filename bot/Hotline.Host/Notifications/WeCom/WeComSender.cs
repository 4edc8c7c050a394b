using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Host.Deliveries;
using Hotline.Storage.Deliveries;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Notifications.WeCom;

/// <summary>Writes into a department's WeCom group through the group's robot (developer.work.weixin.qq.com/document/path/91770).</summary>
internal sealed class WeComSender(IHttpClientFactory clients, IOptions<NotificationOptions> options, NoticeWriting writing, TimeProvider time) : IDeliverySender
{
    public const string HttpClientName = "wecom";

    /// <summary>The platform's limit of a text.</summary>
    private const int MostBytes = 2048;

    /// <summary>More than 20 messages a minute.</summary>
    private const int TooMany = 45009;

    /// <summary>The robot was removed from its group, or its key is wrong.</summary>
    private const int NoSuchRobot = 93000;

    private static readonly TimeSpan AfterTooMany = TimeSpan.FromMinutes(1);

    private static readonly RobotJson Json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public string Medium => DeliveryMedia.WeCom;

    public async Task<Attempt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (Recipient.Find(options.Value, delivery.Target) is not { WeComRobot.Length: > 0 } recipient)
            return new Attempt.Refused("configuration names no robot any more");
        var text = writing.Body(Notice.Read(delivery.Payload), recipient.Language, time.GetUtcNow(), MostBytes);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.PostAsJsonAsync(recipient.WeComRobot, new RobotMessage("text", new(text)), Json.RobotMessage, cancellationToken);
            if (!response.IsSuccessStatusCode)
                return new Attempt.Failed(string.Create(CultureInfo.InvariantCulture, $"answered {(int)response.StatusCode}"));
            return Judge(await response.Content.ReadFromJsonAsync(Json.RobotAnswer, cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            return new Attempt.Failed("no valid answer");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Attempt.Failed("no answer in time");
        }
    }

    private static Attempt Judge(RobotAnswer? answer) => answer?.Code switch
    {
        0 => new Attempt.Taken("taken by WeCom"),
        TooMany => new Attempt.Failed("too many messages a minute", AfterTooMany),
        NoSuchRobot => new Attempt.Refused("no such robot"),
        { } code => new Attempt.Failed(string.Create(CultureInfo.InvariantCulture, $"WeCom says {code}")),
        null => new Attempt.Failed("no valid answer"),
    };
}

/// <summary>A message to a group.</summary>
internal sealed record RobotMessage([property: JsonPropertyName("msgtype")] string Type, [property: JsonPropertyName("text")] RobotText Text);

/// <summary>Its text, at most 2,048 bytes.</summary>
internal sealed record RobotText([property: JsonPropertyName("content")] string Content);

/// <summary>What the platform says; 0: taken.</summary>
internal sealed record RobotAnswer([property: JsonPropertyName("errcode")] int Code);

[JsonSerializable(typeof(RobotMessage))]
[JsonSerializable(typeof(RobotAnswer))]
internal sealed partial class RobotJson : JsonSerializerContext;
