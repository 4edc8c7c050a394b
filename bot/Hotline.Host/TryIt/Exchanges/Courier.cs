using System.Net.Http.Headers;
using System.Net.Mime;

namespace Hotline.Host.TryIt.Exchanges;

/// <summary>Carries a vendor's request to this very service over HTTP, and keeps what travelled.</summary>
internal sealed class Courier(IHttpClientFactory clients, OwnAddress own, TimeProvider time)
{
    private const string HttpClientName = "try-it";
    private const int MaxAnswerBytes = 256 * 1024;

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Courier>();
        services.AddHttpClient(HttpClientName, client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = MaxAnswerBytes;
            })
            .UseSocketsHttpHandler((handler, _) => handler.AllowAutoRedirect = false)
            .RemoveAllLoggers();
    }

    /// <summary>Posts a body.</summary>
    /// <param name="handset">One of <see cref="Handsets"/>.</param>
    /// <param name="url">Address as the vendor knows it; path and query go to the address that this service listens on.</param>
    /// <param name="body">What is posted.</param>
    /// <param name="headers">More header fields, as the vendor sends them.</param>
    /// <param name="patience">How long the vendor waits for an answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Exchange> PostAsync(
        string handset, Uri url, Parcel body, IEnumerable<Header> headers, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var request = Request(url, body, headers);
        var sent = new Letter { Method = request.Method.Method, Url = url.AbsoluteUri, Headers = [.. Fields(request.Headers, request.Content!.Headers)], Body = body.Text };
        var (at, start) = (time.GetUtcNow(), time.GetTimestamp());
        var answer = await SendAsync(request, patience, cancellationToken);
        return new()
        {
            Handset = handset,
            At = at,
            ElapsedMilliseconds = time.GetElapsedTime(start).TotalMilliseconds,
            Request = sent,
            Response = answer,
        };
    }

    private HttpRequestMessage Request(Uri url, Parcel body, IEnumerable<Header> headers)
    {
        var listening = own.Listening ?? throw new InvalidOperationException("The server does not listen yet.");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(listening, url.PathAndQuery)) { Content = new StringContent(body.Text) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(body.ContentType);
        foreach (var header in headers)
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return request;
    }

    private async Task<Letter?> SendAsync(HttpRequestMessage request, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(HttpClientName);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            using var response = await client.SendAsync(request, limit.Token);
            return new()
            {
                Status = (int)response.StatusCode,
                Headers = [.. Fields(response.Headers, response.Content.Headers)],
                Body = await response.Content.ReadAsStringAsync(limit.Token),
            };
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static IEnumerable<Header> Fields(params HttpHeaders[] parts)
        => parts.SelectMany(part => part.NonValidated).Select(field => new Header(field.Key, string.Join(", ", field.Value)));
}

/// <summary>What is posted.</summary>
internal sealed record Parcel(string Text, string ContentType)
{
    public static Parcel Form(string text) => new(text, MediaTypeNames.Application.FormUrlEncoded + "; charset=UTF-8");

    public static Parcel Xml(string text) => new(text, MediaTypeNames.Text.Xml);
}
