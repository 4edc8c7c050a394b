using System.Net.Http.Json;
using System.Text.Json;

namespace Hotline.Channels.WeChat;

/// <summary>
/// Fetches residents' photos and films: GET cgi-bin/media/get, by an id that the platform forgets after three days. It answers with the
/// file; for a film with the address of the file; for a failure with an error in JSON, at status 200.
/// </summary>
internal sealed class WeChatFiles(IHttpClientFactory clients, WeChatTokens tokens) : IVendorFileSource
{
    /// <summary>Name of the <see cref="HttpClient"/>, which waits for the caller's time limit alone.</summary>
    public const string HttpClientName = "wechat-files";

    /// <summary>Domain from which the platform serves films.</summary>
    private const string FilmDomain = ".qq.com";

    private const string JsonMark = "json";
    private const string TextMark = "text/plain";

    /// <inheritdoc/>
    public string ChannelId => ChannelIds.WeChat;

    /// <inheritdoc/>
    public async Task<SendResult> FetchAsync(string address, Func<Stream, CancellationToken, Task> keep, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        if (token.Value is null)
            return new SendResult.Retry(token.Failure!, token.RetryAfter);
        var first = await TryFetchAsync(token.Value, address, keep, cancellationToken);
        if (first.Errcode is not { } code || !WeChatErrors.IsAboutToken(code))
            return first.ToResult();
        token = await tokens.ReplaceAsync(token.Value, cancellationToken);
        return token.Value is null
            ? new SendResult.Retry(token.Failure!, token.RetryAfter)
            : (await TryFetchAsync(token.Value, address, keep, cancellationToken)).ToResult();
    }

    private async Task<Fetched> TryFetchAsync(string token, string mediaId, Func<Stream, CancellationToken, Task> keep, CancellationToken cancellationToken)
    {
        var path = $"cgi-bin/media/get?access_token={Uri.EscapeDataString(token)}&media_id={Uri.EscapeDataString(mediaId)}";
        using var client = clients.CreateClient(HttpClientName);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return new(Status: (int)response.StatusCode);
        if (!IsJson(response))
            return await KeepAsync(response, keep, cancellationToken);
        var answer = await ReadAsync(response, cancellationToken);
        if (answer?.VideoUrl is not { } film)
            return new(Errcode: answer?.Errcode);
        if (!Uri.TryCreate(film, UriKind.Absolute, out var url) || !IsPlatforms(url, client.BaseAddress!))
            return new(IsElsewhere: true);
        using var content = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return content.IsSuccessStatusCode ? await KeepAsync(content, keep, cancellationToken) : new(Status: (int)content.StatusCode);
    }

    private static async Task<Fetched> KeepAsync(HttpResponseMessage response, Func<Stream, CancellationToken, Task> keep, CancellationToken cancellationToken)
    {
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        await keep(content, cancellationToken);
        return new(IsKept: true);
    }

    private static async Task<MediaAnswer?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(WeChatClient.MaxAnswerBytes, cancellationToken);
            return await response.Content.ReadFromJsonAsync(WeChatJson.Instance.MediaAnswer, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsJson(HttpResponseMessage response)
        => response.Content.Headers.ContentType?.MediaType is { } type
           && (type.Contains(JsonMark, StringComparison.OrdinalIgnoreCase) || type.Equals(TextMark, StringComparison.OrdinalIgnoreCase));

    private static bool IsPlatforms(Uri url, Uri api)
        => url.Authority == api.Authority
           || ((url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) && url.Host.EndsWith(FilmDomain, StringComparison.OrdinalIgnoreCase));

    /// <summary>What an attempt came to.</summary>
    private readonly record struct Fetched(bool IsKept = false, int? Errcode = null, int? Status = null, bool IsElsewhere = false)
    {
        public SendResult ToResult() => this switch
        {
            { IsKept: true } => new SendResult.Sent(ExternalId: null),
            { IsElsewhere: true } => new SendResult.Rejected("the film lies with a stranger"),
            { Status: 404 } => new SendResult.Rejected("HTTP 404"),
            { Status: { } status } => new SendResult.Retry($"HTTP {status}"),
            { Errcode: WeChatErrors.InvalidMediaId } => new SendResult.Rejected("the platform no longer has the file (40007)"),
            { Errcode: WeChatErrors.CallNotPermitted } => new SendResult.Rejected("the account has no permission to fetch files (48001)"),
            { Errcode: { } code } => new SendResult.Retry($"errcode {code}"),
            _ => new SendResult.Retry("an answer that cannot be read"),
        };
    }
}
