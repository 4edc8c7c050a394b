using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hotline.Channels.WeChat;

/// <summary>Calls of the platform's API. Every outcome but cancellation by the caller is a <see cref="WeChatAnswer{T}"/>.</summary>
internal sealed class WeChatClient(IHttpClientFactory clients, TimeProvider clock)
{
    /// <summary>Name of the <see cref="HttpClient"/>, whose base address is the API's.</summary>
    public const string HttpClientName = "wechat";

    /// <summary>No JSON answer of the platform's is larger.</summary>
    public const int MaxAnswerBytes = 64 * 1024;

    // No answer of the platform's may put a message off for longer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");

    /// <summary>POST cgi-bin/stable_token.</summary>
    public Task<WeChatAnswer<StableTokenAnswer>> GetTokenAsync(StableTokenRequest request, CancellationToken cancellationToken)
        => PostAsync("cgi-bin/stable_token", request, WeChatJson.Instance.StableTokenRequest, WeChatJson.Instance.StableTokenAnswer, cancellationToken);

    /// <summary>POST cgi-bin/message/custom/send.</summary>
    public Task<WeChatAnswer<ServiceAnswer>> SendAsync(string accessToken, ServiceMessage message, CancellationToken cancellationToken)
        => PostAsync(
            "cgi-bin/message/custom/send?access_token=" + Uri.EscapeDataString(accessToken),
            message, WeChatJson.Instance.ServiceMessage, WeChatJson.Instance.ServiceAnswer, cancellationToken);

    private async Task<WeChatAnswer<TAnswer>> PostAsync<TRequest, TAnswer>(
        string path, TRequest request, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
        where TAnswer : class
    {
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            // As bytes, not as a stream: the platform answers 412 to a request without Content-Length.
            using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, requestType));
            content.Headers.ContentType = JsonType;
            using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
            if (!response.IsSuccessStatusCode)
                return new() { Failure = $"HTTP {(int)response.StatusCode}", RetryAfter = RetryAfter(response) };
            var answer = await response.Content.ReadFromJsonAsync(answerType, cancellationToken);
            return answer is null ? new() { Failure = "an empty answer" } : new() { Body = answer };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new() { Failure = "no answer in time" };
        }
        catch (HttpRequestException exception)
        {
            return new() { Failure = $"not reached ({exception.HttpRequestError})" };
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return new() { Failure = "an answer that cannot be read" };
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (response is not { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: { } wish })
            return null;
        var wait = wish.Delta ?? wish.Date - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? (wait < LongestWait ? wait : LongestWait) : null;
    }
}

/// <summary>What a call came to: a body, which may itself tell an error, or a failure to get one.</summary>
internal sealed record WeChatAnswer<T>
    where T : class
{
    /// <summary>What the platform answered.</summary>
    public T? Body { get; init; }

    /// <summary>Why there is no body; for logs.</summary>
    public string? Failure { get; init; }

    /// <summary>When the platform wants to be asked again, where it said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
