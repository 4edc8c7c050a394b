namespace Hotline.Knowledge.Embeddings;

/// <summary>
/// Settings of search by meaning: an endpoint that speaks OpenAI's embeddings API. Without <see cref="Url"/> the knowledge base
/// goes by words alone.
/// </summary>
public sealed class EmbeddingOptions
{
    /// <summary>The section <c>Knowledge:Embeddings</c>.</summary>
    public const string Section = "Knowledge:Embeddings";

    /// <summary>Address of the endpoint, absolute, http or https; without a path <c>/v1</c> is meant. Empty: none.</summary>
    public string Url { get; set; } = "";

    /// <summary>Key that the endpoint asks for; empty: none.</summary>
    public string Key { get; set; } = "";

    /// <summary>Model that embeds questions. Default <c>e5-query</c>.</summary>
    public string QuestionModel { get; set; } = "e5-query";

    /// <summary>Model that embeds articles; what was embedded by another is not used. Default <c>e5-passage</c>.</summary>
    public string PassageModel { get; set; } = "e5-passage";

    /// <summary>How long a question waits for its embedding before it goes on without: 10 ms to 10 s, default 150 ms.</summary>
    public TimeSpan Wait { get; set; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long the embedding of a few article texts may take: 1 s to 10 min, default 2 min.</summary>
    public TimeSpan PassageWait { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>True where an endpoint is set.</summary>
    public bool IsOn => Url.Length > 0;

    /// <summary>What is wrong, for whoever runs the service; null where nothing is.</summary>
    internal string? Problem => !IsOn ? null
        : Endpoint is null ? $"{Section}:Url is '{Url}'; allowed: an absolute http or https address, such as http://127.0.0.1:9400/v1, or nothing."
        : string.IsNullOrWhiteSpace(QuestionModel) ? $"{Section}:QuestionModel is empty; it must name the model that embeds questions."
        : string.IsNullOrWhiteSpace(PassageModel) ? $"{Section}:PassageModel is empty; it must name the model that embeds articles."
        : Wait < TimeSpan.FromMilliseconds(10) || Wait > TimeSpan.FromSeconds(10) ? $"{Section}:Wait is {Wait}; allowed: 00:00:00.010 to 00:00:10."
        : PassageWait < TimeSpan.FromSeconds(1) || PassageWait > TimeSpan.FromMinutes(10) ? $"{Section}:PassageWait is {PassageWait}; allowed: 00:00:01 to 00:10:00."
        : null;

    /// <summary>The address below which <c>/embeddings</c> lies; null where <see cref="Url"/> is no such address.</summary>
    internal Uri? Endpoint => !Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") ? null
        : url.AbsolutePath == "/" ? new Uri(url, "v1")
        : url;
}
