using System.Net;
using System.Security.Authentication;
using System.Text.Json;

namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>Makes one sentence of what a server answered or why it did not.</summary>
internal static class ElasticsearchErrors
{
    private const int LongestReason = 300;

    /// <summary>An answer that is no success.</summary>
    /// <param name="host">Which node.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The answer.</param>
    public static ElasticsearchException Of(Uri host, HttpStatusCode status, string body)
    {
        var (type, reason) = Reason(body);
        var said = $"Elasticsearch at {host.Authority} answered {(int)status}{(reason is null ? "" : $": {reason}")}";
        return IsBlock(type, reason)
            ? new(ElasticsearchFault.Full, $"{said}. It takes no writes; where its disk is nearly full, free space or add a node (cluster.routing.allocation.disk).")
            : status switch
            {
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(
                    ElasticsearchFault.Unauthorized, $"{said}. Check Elasticsearch:ApiKey, or Elasticsearch:Username and Elasticsearch:Password, and what they may do with Elasticsearch:IndexPrefix."),
                HttpStatusCode.NotFound => new(ElasticsearchFault.Missing, said + "."),
                HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => new(ElasticsearchFault.Busy, said + "."),
                _ when reason?.Contains("analyzer", StringComparison.OrdinalIgnoreCase) == true && status == HttpStatusCode.BadRequest => new(
                    ElasticsearchFault.Refused, said + ". Check Elasticsearch:Analyzer: the server must have it (IK and smartcn are plugins)."),
                >= HttpStatusCode.InternalServerError => new(ElasticsearchFault.Failed, said + "."),
                _ => new(ElasticsearchFault.Refused, said + "."),
            };
    }

    /// <summary>No answer.</summary>
    public static ElasticsearchException Of(Uri host, Exception exception) => exception switch
    {
        ElasticsearchException known => known,
        HttpRequestException { InnerException: AuthenticationException } => new(
            ElasticsearchFault.Certificate,
            $"The certificate of Elasticsearch at {host.Authority} is not the expected one. Check Elasticsearch:CertificateFingerprint, or leave it out where the machine trusts the authority.", exception),
        OperationCanceledException => new(ElasticsearchFault.Unreachable, $"Elasticsearch at {host.Authority} did not answer in time (Elasticsearch:Url, Elasticsearch:Timeout).", exception),
        _ => new(ElasticsearchFault.Unreachable, $"Elasticsearch at {host.Authority} cannot be reached (Elasticsearch:Url): {exception.GetBaseException().Message}", exception),
    };

    /// <summary>The type and reason that an error object or an item of a bulk answer names.</summary>
    public static (string? Type, string? Reason) Reason(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("error", out var error) ? Reason(error) : (null, null);
        }
        catch (JsonException)
        {
            // A proxy's page: its status says enough.
            return (null, null);
        }
    }

    /// <inheritdoc cref="Reason(string)"/>
    public static (string? Type, string? Reason) Reason(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String)
            return (null, Cut(error.GetString()));
        if (error.ValueKind != JsonValueKind.Object)
            return (null, null);
        var (type, reason) = (Text(error, "type"), Text(error, "reason"));
        // The reason of a failed search or mapping is two words; its cause says which field.
        if (error.TryGetProperty("caused_by", out var cause) && cause.ValueKind == JsonValueKind.Object && Text(cause, "reason") is { } because)
            reason = $"{reason}: {because}";
        return (type, Cut(reason));
    }

    /// <summary>True where the index or cluster refuses writes until somebody or a freed disk lifts the block.</summary>
    public static bool IsBlock(string? type, string? reason)
        => type == "cluster_block_exception" && reason?.Contains("no master", StringComparison.Ordinal) != true && reason?.Contains("not recovered", StringComparison.Ordinal) != true;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Cut(string? reason) => reason is { Length: > LongestReason } ? reason[..LongestReason] + "…" : reason;
}
