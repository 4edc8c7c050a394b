using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Twilio;

/// <summary>Twilio's REST API, version 2010-04-01: what the hotline uses of it.</summary>
/// <remarks>https://www.twilio.com/docs/messaging/api/message-resource, https://www.twilio.com/docs/voice/api</remarks>
internal sealed class TwilioClient(IHttpClientFactory clients, TwilioOptions options, TimeProvider time)
{
    private const string HttpClientName = "twilio";
    private const int MaxResponseBytes = 256 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Registers the client with its time limit and credentials.</summary>
    public static void Add(IServiceCollection services, TwilioOptions options)
    {
        var credentials = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{options.AccountSid}:{options.AuthToken}"));
        services.AddHttpClient(HttpClientName, client =>
            {
                client.BaseAddress = options.ApiBaseUrl;
                client.Timeout = Timeout;
                client.MaxResponseContentBufferSize = MaxResponseBytes;
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Hotline/1.0");
            })
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            })
            .RemoveAllLoggers();
    }

    /// <summary>Creates a message. Twilio has no idempotency key for it: called twice, it sends twice.</summary>
    /// <exception cref="HttpRequestException">No answer, or one that is no HTTP.</exception>
    /// <exception cref="TaskCanceledException">No answer within ten seconds; the message may have been taken.</exception>
    public async Task<TwilioAnswer> CreateMessageAsync(string from, string to, string body, string? statusCallback, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> fields = [new("To", to), new("From", from), new("Body", body)];
        if (statusCallback is not null)
            fields.Add(new("StatusCallback", statusCallback));
        return await PostAsync("Messages.json", fields, cancellationToken);
    }

    /// <summary>Calls somebody. The fields are those of Twilio's call resource.</summary>
    /// <inheritdoc cref="CreateMessageAsync" path="/exception"/>
    public Task<TwilioAnswer> CreateCallAsync(IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
        => PostAsync("Calls.json", fields, cancellationToken);

    /// <summary>Gives a call under way other instructions.</summary>
    /// <inheritdoc cref="CreateMessageAsync" path="/exception"/>
    public Task<TwilioAnswer> UpdateCallAsync(string callSid, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
        => PostAsync($"Calls/{Uri.EscapeDataString(callSid)}.json", fields, cancellationToken);

    /// <summary>Rings somebody and adds them to a conference, which begins with them where there is none of the name.</summary>
    /// <param name="conference">Its SID or its friendly name.</param>
    /// <param name="fields">Those of Twilio's participant resource.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <inheritdoc cref="CreateMessageAsync" path="/exception"/>
    public Task<TwilioAnswer> CreateParticipantAsync(string conference, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
        => PostAsync($"Conferences/{Uri.EscapeDataString(conference)}/Participants.json", fields, cancellationToken);

    /// <summary>Changes how somebody takes part in a conference.</summary>
    /// <inheritdoc cref="CreateMessageAsync" path="/exception"/>
    public Task<TwilioAnswer> UpdateParticipantAsync(
        string conferenceSid, string callSid, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
        => PostAsync($"Conferences/{Uri.EscapeDataString(conferenceSid)}/Participants/{Uri.EscapeDataString(callSid)}.json", fields, cancellationToken);

    /// <summary>The conference of this friendly name that goes on; the answer's <see cref="TwilioAnswer.Sid"/> is null where none does.</summary>
    /// <inheritdoc cref="CreateMessageAsync" path="/exception"/>
    public async Task<TwilioAnswer> FindConferenceAsync(string friendlyName, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(HttpClientName);
        using var response = await client.GetAsync(
            new Uri(Address($"Conferences.json?Status=in-progress&FriendlyName={Uri.EscapeDataString(friendlyName)}"), UriKind.Relative), cancellationToken);
        var list = Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        var sid = list?.Conferences is { Count: > 0 } found ? found[0].Sid : null;
        return new TwilioAnswer((int)response.StatusCode, sid, list?.Code, RetryAfter(response.Headers.RetryAfter));
    }

    private string Address(string resource) => $"/2010-04-01/Accounts/{options.AccountSid}/{resource}";

    private async Task<TwilioAnswer> PostAsync(string resource, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var client = clients.CreateClient(HttpClientName);
        using var response = await client.PostAsync(new Uri(Address(resource), UriKind.Relative), content, cancellationToken);
        var created = Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return new TwilioAnswer((int)response.StatusCode, created?.Sid, created?.Code, RetryAfter(response.Headers.RetryAfter));
    }

    // A gateway in between may answer with HTML; the status still says enough.
    private static TwilioResource? Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TwilioJson.Default.TwilioResource);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };
}

/// <summary>What Twilio answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Sid">Id of what was created, where it was.</param>
/// <param name="ErrorCode">Twilio's error code, where it gave one.</param>
/// <param name="RetryAfter">How long it asks to be left alone.</param>
internal sealed record TwilioAnswer(int Status, string? Sid, int? ErrorCode, TimeSpan? RetryAfter)
{
    /// <summary>Whether it was taken.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Names the failure for logs and dead letters, for example <c>twilio 400/21610</c>.</summary>
    public string Reason => ErrorCode is { } code
        ? string.Create(CultureInfo.InvariantCulture, $"twilio {Status}/{code}")
        : string.Create(CultureInfo.InvariantCulture, $"twilio {Status}");
}

/// <summary>The members read of a resource or of an error.</summary>
internal sealed record TwilioResource(
    [property: JsonPropertyName("sid")] string? Sid,
    [property: JsonPropertyName("code")] int? Code,
    [property: JsonPropertyName("conferences")] IReadOnlyList<TwilioResource>? Conferences = null);

[JsonSerializable(typeof(TwilioResource))]
internal sealed partial class TwilioJson : JsonSerializerContext;
