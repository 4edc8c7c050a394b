using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Hotline.Channels.WeChat;

/// <summary>GET and POST /wechat: the address verification and the messages of the account.</summary>
internal sealed class WeChatEndpoints(WeChatWebhook webhook, WeChatOptions options, IInbox inbox, ILogger<WeChatEndpoints> logger)
{
    /// <summary>The webhook's path.</summary>
    public const string Path = "/wechat";

    // The platform's own messages are below 10 KB; base64 makes a third more of them.
    private const int MaxBodyBytes = 64 * 1024;
    private const int MaxEchoLength = 1024;
    private const string PlainTextType = "text/plain; charset=utf-8";
    private const string XmlType = "application/xml; charset=utf-8";
    // What the platform takes as "received, nothing to show"; anything else makes it tell the resident of a failure.
    private const string Success = "success";

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, VerifyAsync);
        endpoints.MapPost(Path, ReceiveAsync);
    }

    private Task VerifyAsync(HttpContext context)
    {
        var query = Query(context.Request.Query);
        if (webhook.CheckSignature(query) is { } refusal)
            return Refuse(context, refusal);
        var echo = Single(context.Request.Query["echostr"]);
        return echo is { Length: <= MaxEchoLength } ? AnswerAsync(context, echo, PlainTextType) : Refuse(context, WeChatRefusal.Malformed);
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        var query = Query(context.Request.Query);
        if ((webhook.CheckSignature(query) ?? webhook.CheckMode(query)) is { } forbidden)
        {
            await Refuse(context, forbidden);
            return;
        }

        if (await ReadBodyAsync(context.Request, context.RequestAborted) is not { } body)
        {
            await Refuse(context, WeChatRefusal.TooLarge);
            return;
        }

        var (message, refusal) = webhook.Open(query, body);
        if (message is null)
            await Refuse(context, refusal ?? WeChatRefusal.Malformed);
        else if (WeChatMapper.Map(message) is { } inbound)
            await AcceptAsync(context, query, message, inbound);
        else
            await AnswerAsync(context, Success, PlainTextType);
    }

    private async Task AcceptAsync(HttpContext context, WeChatQuery query, WeChatMessage message, WeChatInbound inbound)
    {
        Receipt receipt;
        try
        {
            receipt = await inbox.AcceptAsync(WeChatFileClaim.Claim(inbound.Inbound, options), context.RequestAborted);
        }
        catch (InboxUnavailableException exception)
        {
            WeChatLog.InboxUnavailable(logger, inbound.Inbound.ExternalId, exception);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (!inbound.IsAnswered || receipt.Status == AcceptStatus.Deferred || receipt.Replies.Count == 0)
        {
            await AnswerAsync(context, Success, PlainTextType);
            return;
        }

        ConfirmOnceSent(context, receipt);
        if (WeChatReply.Compose(receipt.Replies) is { } reply)
            await AnswerAsync(context, webhook.Reply(query, message, reply.ToText()), XmlType);
        else
            await AnswerAsync(context, Success, PlainTextType);
    }

    private void ConfirmOnceSent(HttpContext context, Receipt receipt)
        => context.Response.OnCompleted(() =>
        {
            // The platform hangs up after five seconds: then the resident has not got it, and the outbox pushes it.
            if (!context.RequestAborted.IsCancellationRequested)
                inbox.ConfirmDelivered(receipt);
            return Task.CompletedTask;
        });

    private Task Refuse(HttpContext context, WeChatRefusal refusal)
    {
        WeChatLog.Refused(logger, context.Request.Method, refusal);
        context.Response.StatusCode = refusal switch
        {
            WeChatRefusal.Malformed => StatusCodes.Status400BadRequest,
            WeChatRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
            WeChatRefusal.WrongSignature or WeChatRefusal.NotNow or WeChatRefusal.PlainMode
                or WeChatRefusal.NoKeyForSafeMode or WeChatRefusal.WrongFrame => StatusCodes.Status403Forbidden,
        };
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpContext context, string body, string contentType)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentType = contentType;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        // The platform does not verify an address whose answer comes in chunks.
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    /// <summary>The body in UTF-8, or null where it is larger than allowed.</summary>
    private static async Task<string?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBodyBytes)
            return null;
        // One byte more than allowed, to see whether there is one.
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBodyBytes + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, MaxBodyBytes + 1), MaxBodyBytes + 1, throwOnEndOfStream: false, cancellationToken);
            return length > MaxBodyBytes ? null : Encoding.UTF8.GetString(buffer, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static WeChatQuery Query(IQueryCollection query) => new(
        Single(query["signature"]), Single(query["timestamp"]), Single(query["nonce"]), Single(query["msg_signature"]),
        IsEncrypted: Single(query["encrypt_type"]) == "aes");

    // A parameter that comes twice is none: two readers could take different ones.
    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;
}
