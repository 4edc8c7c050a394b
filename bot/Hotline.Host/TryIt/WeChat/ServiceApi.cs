using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Channels.WeChat;
using Hotline.Host.TryIt.Exchanges;
using Hotline.Host.TryIt.Page;
using Hotline.Host.TryIt.Residents;

namespace Hotline.Host.TryIt.WeChat;

/// <summary>In the WeChat platform's place: gives out the access token and residents' photos, and takes service messages.</summary>
/// <remarks>https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken, .../api_sendcustommessage</remarks>
internal sealed class ServiceApi(WeChatOptions options, TryItAssets assets, ResidentBook book, TimeProvider time)
{
    /// <summary>Paths below <see cref="DevelopmentVendors.WeChatPath"/>, as the platform's own.</summary>
    public const string TokenPath = "/cgi-bin/stable_token";

    /// <inheritdoc cref="TokenPath"/>
    public const string SendPath = "/cgi-bin/message/custom/send";

    /// <inheritdoc cref="TokenPath"/>
    public const string MediaPath = "/cgi-bin/media/get";

    // What every resident here takes a photo of.
    private const string Photo = "street-lamp.png";

    // Seconds, of the platform's.
    private const int TokenLife = 7200;
    private const int WrongAppSecret = 40125;
    private const int WrongToken = 40001;
    private const int WrongMessage = 40035;

    private readonly string token = RandomNumberGenerator.GetHexString(64, lowercase: true);

    public async Task GetTokenAsync(HttpContext context)
    {
        var request = Parse(await ReceivedLetter.ReadAsync(context.Request, context.RequestAborted), ServiceJson.Instance.TokenRequest);
        var isRight = request is { Appid: { } appId, Secret: { } secret } && appId == options.AppId && WeChatSignature.Matches(options.AppSecret, secret);
        await AnswerAsync(context, isRight ? new() { AccessToken = token, ExpiresIn = TokenLife } : new() { Errcode = WrongAppSecret, Errmsg = "invalid appsecret" });
    }

    public async Task SendAsync(HttpContext context)
    {
        var body = await ReceivedLetter.ReadAsync(context.Request, context.RequestAborted);
        var message = Parse(body, ServiceJson.Instance.ServiceMessage);
        var resident = book.FindByOpenId(message?.Touser);
        if (!WeChatSignature.Matches(token, context.Request.Query["access_token"]))
            await AnswerAsync(context, new() { Errcode = WrongToken, Errmsg = "invalid credential" });
        else if (Show(message) is not { } shown)
            await AnswerAsync(context, new() { Errcode = WrongMessage, Errmsg = "invalid parameter" });
        else if (resident is null)
            // Whoever is not played here must not lose a message: 503 lets the hotline try again, until it reaches somebody.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else
            resident.Take(new()
            {
                Handset = Handsets.WeChat,
                Messages = [shown],
                Exchanges =
                [
                    ReceivedLetter.Exchange(Handsets.WeChat, context.Request, "?access_token=" + ReceivedLetter.Covered, body,
                        StatusCodes.Status200OK, await AnswerAsync(context, new() { Errcode = 0, Errmsg = "ok" }), time.GetUtcNow()),
                ],
            });
    }

    public async Task GetMediaAsync(HttpContext context)
    {
        if (!WeChatSignature.Matches(token, context.Request.Query["access_token"]))
        {
            await AnswerAsync(context, new() { Errcode = WrongToken, Errmsg = "invalid credential" });
            return;
        }

        var photo = assets.Find(Photo)!;
        await TypedResults.Bytes(photo.Content, photo.ContentType).ExecuteAsync(context);
    }

    private static HandsetMessage? Show(ServiceMessage? message) => message switch
    {
        { Text.Content: { } content } => new() { Text = content },
        { Msgmenu: { List: { } choices } menu } => new() { Text = menu.HeadContent, Choices = choices, Tail = menu.TailContent },
        _ => null,
    };

    private static async Task<string> AnswerAsync(HttpContext context, PlatformAnswer answer)
    {
        var json = JsonSerializer.Serialize(answer, ServiceJson.Instance.PlatformAnswer);
        context.Response.ContentType = "application/json; encoding=utf-8";
        await context.Response.WriteAsync(json, context.RequestAborted);
        return json;
    }

    private static T? Parse<T>(string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Body of a request for a token.</summary>
internal sealed record TokenRequest(string? Appid, string? Secret);

/// <summary>Body of a service message: a text or a menu.</summary>
internal sealed record ServiceMessage(string? Touser, ServiceText? Text, ServiceMenu? Msgmenu);

internal sealed record ServiceText(string? Content);

internal sealed record ServiceMenu(string? HeadContent, IReadOnlyList<Choice>? List, string? TailContent);

/// <summary>What the platform answers.</summary>
internal sealed record PlatformAnswer
{
    public string? AccessToken { get; init; }

    public int? ExpiresIn { get; init; }

    public int? Errcode { get; init; }

    public string? Errmsg { get; init; }
}

[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(ServiceMessage))]
[JsonSerializable(typeof(PlatformAnswer))]
internal sealed partial class ServiceJson : JsonSerializerContext
{
    public static ServiceJson Instance { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
