using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>
/// Speaks the part of Elasticsearch's REST API that versions 7.10, 8, 9 and OpenSearch have in common: JSON in, JSON out, one node after another.
/// A request that did not reach a node is tried at the next one; one that may have been carried out only where carrying it out twice is harmless.
/// </summary>
public sealed partial class ElasticsearchClient : IDisposable
{
    /// <summary>Beyond this an answer is no answer to what is asked here.</summary>
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>A node that was silent for so long when its caller gave up is tried last by the next one: one without power refuses nothing.</summary>
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(1);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ElasticsearchHosts _hosts;
    private readonly HttpClient _http;
    private readonly ElasticsearchOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ElasticsearchClient> _logger;

    /// <param name="options">Where the server is and how to sign in.</param>
    /// <param name="time">By which a node that failed rests.</param>
    /// <param name="logger">Takes the addresses that failed; never a key or password.</param>
    public ElasticsearchClient(IOptions<ElasticsearchOptions> options, TimeProvider time, ILogger<ElasticsearchClient> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _time, _logger) = (options.Value, time, logger);
        _hosts = new ElasticsearchHosts(_options.Hosts, time);
        _http = new HttpClient(Handler(_options)) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _http.DefaultRequestHeaders.Authorization = _options.ApiKey.Length > 0 ? new AuthenticationHeaderValue("ApiKey", _options.ApiKey)
            : _options.Username.Length > 0 ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.Username}:{_options.Password}")))
            : null;
    }

    /// <summary>Asks what the server is.</summary>
    /// <exception cref="ElasticsearchException">It is away, refuses, or is not one that has what is needed.</exception>
    public async Task<ServerIdentity> ConnectAsync(CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, "", null, isRepeatable: true, cancellationToken);
        return ServerIdentity.Read(answer.RootElement);
    }

    /// <summary>Sends JSON and returns the JSON answered.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Path and query below the server's address, without a leading slash.</param>
    /// <param name="body">What is serialised as JSON; null: nothing.</param>
    /// <param name="isRepeatable">True where carrying it out twice is harmless, so that it may be tried elsewhere when its answer did not come.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ElasticsearchException">It was not done.</exception>
    public Task<JsonDocument> SendAsync(HttpMethod method, string path, object? body, bool isRepeatable, CancellationToken cancellationToken) =>
        SendAsync(method, path, body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body, Json), "application/json", isRepeatable, cancellationToken);

    /// <summary>Sends many writes; what of them the server refused stands in the result.</summary>
    /// <exception cref="ElasticsearchException">None was done, or the server asks to come again.</exception>
    public async Task<BulkResult> BulkAsync(BulkBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        // With versions of ours a write done twice is one write. Names must be aliases: else the server would make an index of its own for one that was deleted.
        using var answer = await SendAsync(HttpMethod.Post, "_bulk?require_alias=true&filter_path=items.*.status,items.*.error,items.*._id,items.*._index", body.ToArray(), "application/x-ndjson", isRepeatable: true, cancellationToken);
        return BulkResult.Read(answer.RootElement);
    }

    /// <summary>True where an index or alias of this name is there.</summary>
    /// <exception cref="ElasticsearchException">The server did not say.</exception>
    public async Task<bool> ExistsAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await SendAsync(HttpMethod.Head, path, null, isRepeatable: true, cancellationToken);
            return true;
        }
        catch (ElasticsearchException e) when (e.Fault == ElasticsearchFault.Missing)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<JsonDocument> SendAsync(HttpMethod method, string path, byte[]? body, string contentType, bool isRepeatable, CancellationToken cancellationToken)
    {
        ElasticsearchException? last = null;
        foreach (var host in _hosts.Order())
        {
            var began = _time.GetTimestamp();
            try
            {
                var answer = await SendAsync(host, method, path, body, contentType, cancellationToken);
                _hosts.Answered(host);
                return answer;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException && !cancellationToken.IsCancellationRequested)
            {
                _hosts.Failed(host);
                last = ElasticsearchErrors.Of(host, e);
                LogFailed(_logger, host.Authority, last.Fault);
                if (!isRepeatable && !NeverArrived(e))
                    throw last;
            }
            catch (OperationCanceledException) when (_time.GetElapsedTime(began) >= Silent)
            {
                _hosts.Failed(host);
                throw;
            }
            catch (ElasticsearchException e) when (e.Fault is ElasticsearchFault.Busy && isRepeatable)
            {
                // Another node may have a master, or room; the last one's word counts.
                last = e;
            }
        }

        throw last!;
    }

    private async Task<JsonDocument> SendAsync(Uri host, HttpMethod method, string path, byte[]? body, string contentType, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        using var request = new HttpRequestMessage(method, new Uri(host, path));
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } };
        using var response = await _http.SendAsync(request, limit.Token);
        var bytes = await response.Content.ReadAsByteArrayAsync(limit.Token);
        if (!response.IsSuccessStatusCode)
            throw ElasticsearchErrors.Of(host, response.StatusCode, Encoding.UTF8.GetString(bytes));
        try
        {
            return JsonDocument.Parse(bytes.Length == 0 ? "{}"u8.ToArray() : bytes);
        }
        catch (JsonException e)
        {
            throw new ElasticsearchException(ElasticsearchFault.Version, $"{host.Authority} (Elasticsearch:Url) does not answer as Elasticsearch does; is it the right address?", e);
        }
    }

    private static bool NeverArrived(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private static SocketsHttpHandler Handler(ElasticsearchOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(Math.Min(3, options.Timeout.TotalSeconds)),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
        if (options.Fingerprint is { } fingerprint)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, _) => Matches(certificate, chain, fingerprint);
        return handler;
    }

    private static bool Matches(X509Certificate? certificate, X509Chain? chain, string fingerprint)
        => certificate?.GetCertHashString(HashAlgorithmName.SHA256) == fingerprint
            || chain?.ChainElements.Any(e => e.Certificate.GetCertHashString(HashAlgorithmName.SHA256) == fingerprint) == true;

    [LoggerMessage(1, LogLevel.Warning, "Elasticsearch at {Host} did not answer ({Fault}); it rests and others are tried first")]
    private static partial void LogFailed(ILogger logger, string host, ElasticsearchFault fault);
}
