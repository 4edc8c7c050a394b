using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Channels.Sms;
using Hotline.Channels.Twilio;
using Hotline.Host.TryIt.Exchanges;
using Hotline.Host.TryIt.Residents;
using Microsoft.AspNetCore.WebUtilities;

namespace Hotline.Host.TryIt.Sms;

/// <summary>In Twilio's place: takes the messages that the hotline sends by itself, and shows them on the handset.</summary>
/// <remarks>https://www.twilio.com/docs/messaging/api/message-resource</remarks>
internal sealed class MessagesApi(TwilioOptions twilio, ResidentBook book, SmsLine line, TimeProvider time)
{
    /// <summary>Path below <see cref="DevelopmentVendors.TwilioPath"/>, as Twilio's own.</summary>
    public const string Path = "/2010-04-01/Accounts/{accountSid}/Messages.json";

    private readonly byte[] credentials = Encoding.UTF8.GetBytes(
        "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{twilio.AccountSid}:{twilio.AuthToken}")));

    public async Task CreateAsync(HttpContext context)
    {
        var body = await ReceivedLetter.ReadAsync(context.Request, context.RequestAborted);
        var form = new QueryCollection(QueryHelpers.ParseQuery(body));
        var (to, text) = (form["To"].ToString(), form["Body"].ToString());
        var resident = book.FindByNumber(to);
        if (Refuse(context.Request, resident, text) is { } refusal)
        {
            await AnswerAsync(context, refusal.Status, JsonSerializer.Serialize(refusal, MessagesJson.Instance.MessageRefusal));
            return;
        }

        var message = new MessageResource(TwilioSid.NewMessage(), "queued", form["From"].ToString(), to, text,
            SmsSegments.Count(text).ToString(CultureInfo.InvariantCulture), time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        var answer = JsonSerializer.Serialize(message, MessagesJson.Instance.MessageResource);
        var exchange = ReceivedLetter.Exchange(Handsets.Sms, context.Request, "", body, StatusCodes.Status201Created, answer, time.GetUtcNow());
        // The hotline learns the message's id with this answer, so reports about it come after.
        context.Response.OnCompleted(() => DeliverAsync(resident!, message, form["StatusCallback"], exchange));
        await AnswerAsync(context, StatusCodes.Status201Created, answer);
    }

    private async Task DeliverAsync(Resident resident, MessageResource message, string? callback, Exchange exchange)
    {
        var reports = await line.ReportAsync(resident.Number, message.Sid, callback, CancellationToken.None);
        resident.Take(new()
        {
            Handset = Handsets.Sms,
            Messages = [SmsLine.Message(message.Body, reports.Exists(r => r.IsSuccess))],
            Exchanges = [exchange, .. reports],
        });
    }

    // Whoever is not played here must not lose a message: 503 lets the hotline try again, until it reaches somebody.
    private MessageRefusal? Refuse(HttpRequest request, Resident? resident, string text)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), credentials))
            return new(20003, "Authenticate", StatusCodes.Status401Unauthorized);
        if (resident is null)
            return new(20503, "No handset with this number is open on the try-it page", StatusCodes.Status503ServiceUnavailable);
        if (resident.HasStoppedMessages)
            return new(21610, "Attempt to send to unsubscribed recipient", StatusCodes.Status400BadRequest);
        return Entries.IsText(text) ? null : new(21617, "The message body is empty or exceeds 1600 characters", StatusCodes.Status400BadRequest);
    }

    private static Task AnswerAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}

/// <summary>A created message.</summary>
internal sealed record MessageResource(string Sid, string Status, string From, string To, string Body, string NumSegments, string DateCreated);

/// <summary>An error of Twilio's, by its own number.</summary>
internal sealed record MessageRefusal(int Code, string Message, int Status);

[JsonSerializable(typeof(MessageResource))]
[JsonSerializable(typeof(MessageRefusal))]
internal sealed partial class MessagesJson : JsonSerializerContext
{
    public static MessagesJson Instance { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
