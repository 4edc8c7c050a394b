using System.Net;
using System.Text.Json;

namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>What became of many writes.</summary>
/// <param name="Written">Documents that the index took.</param>
/// <param name="Known">Documents of which it had this version or a later one.</param>
/// <param name="Refused">Documents that it will never take, with its reason: a mapping clashes.</param>
public sealed record BulkResult(int Written, int Known, IReadOnlyList<(string Id, string Reason)> Refused)
{
    /// <exception cref="ElasticsearchException">A write may succeed later; all are to be sent again then, which is harmless.</exception>
    internal static BulkResult Read(JsonElement answer)
    {
        var (written, known, refused) = (0, 0, new List<(string, string)>());
        foreach (var item in answer.GetProperty("items").EnumerateArray())
        {
            var operation = item.EnumerateObject().First().Value;
            var status = (HttpStatusCode)operation.GetProperty("status").GetInt32();
            if (status is HttpStatusCode.OK or HttpStatusCode.Created)
                written++;
            else if (status == HttpStatusCode.Conflict)
                known++;
            else
                refused.Add((operation.GetProperty("_id").GetString() ?? "", Reason(operation, status)));
        }

        return new(written, known, refused);
    }

    private static string Reason(JsonElement operation, HttpStatusCode status)
    {
        var (type, reason) = operation.TryGetProperty("error", out var error) ? ElasticsearchErrors.Reason(error) : (null, null);
        var index = operation.GetProperty("_index").GetString();
        if (ElasticsearchErrors.IsBlock(type, reason))
            throw new ElasticsearchException(ElasticsearchFault.Full, $"Elasticsearch takes no writes into {index}: {reason}. Where its disk is nearly full, free space or add a node.");
        if (status is HttpStatusCode.NotFound)
            throw new ElasticsearchException(ElasticsearchFault.Missing, $"Elasticsearch has no index {index}: {reason}.");
        if (status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
            throw new ElasticsearchException(ElasticsearchFault.Busy, $"Elasticsearch asks to come again with writes into {index}: {reason}.");
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new ElasticsearchException(ElasticsearchFault.Unauthorized, $"Elasticsearch refuses writes into {index}: {reason}. Check what Elasticsearch:ApiKey or Elasticsearch:Username may do.");
        return reason ?? status.ToString();
    }
}
