namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>Why the search server did not do what it was asked.</summary>
public enum ElasticsearchFault
{
    /// <summary>No node answered in time.</summary>
    Unreachable,
    /// <summary>It does not accept the key, user or password, or they may not do this (401, 403).</summary>
    Unauthorized,
    /// <summary>Its certificate is not the expected one, or not trusted.</summary>
    Certificate,
    /// <summary>It is no Elasticsearch or OpenSearch, or one that lacks what is needed.</summary>
    Version,
    /// <summary>The index or alias is not there (404).</summary>
    Missing,
    /// <summary>It is busy and asks to come again (429, 502, 503, 504).</summary>
    Busy,
    /// <summary>It takes no more writes, above all because its disk is nearly full (cluster block).</summary>
    Full,
    /// <summary>It does not understand the request: a mapping clashes, an analyzer is not installed (400).</summary>
    Refused,
    /// <summary>It failed (5xx).</summary>
    Failed,
}

/// <summary>The search server did not do what it was asked. The message is for whoever runs the service and holds the server's own reason.</summary>
public sealed class ElasticsearchException(ElasticsearchFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public ElasticsearchFault Fault => fault;

    /// <summary>True where the same may succeed later without anybody's doing.</summary>
    public bool IsPassing => fault is ElasticsearchFault.Unreachable or ElasticsearchFault.Busy or ElasticsearchFault.Full or ElasticsearchFault.Failed;
}
