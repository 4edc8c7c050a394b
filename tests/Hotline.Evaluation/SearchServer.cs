using System.Globalization;
using Hotline.Evaluation.Input;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;
using Hotline.Knowledge.Search.Elasticsearch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hotline.Evaluation;

/// <summary>A running search server with an index of its own for this run, which goes with it.</summary>
internal sealed class SearchServer : IAsyncDisposable
{
    private const string ByDefault = "http://127.0.0.1:9200";

    private readonly ElasticsearchClient _client;
    private readonly ElasticsearchArticles _articles;
    private readonly string _prefix;

    private SearchServer(ElasticsearchOptions options)
    {
        var (wrapped, time) = (Options.Create(options), TimeProvider.System);
        _client = new ElasticsearchClient(wrapped, time, NullLogger<ElasticsearchClient>.Instance);
        _articles = new ElasticsearchArticles(_client, new ElasticsearchIndexes(_client, wrapped, time), wrapped);
        _prefix = options.IndexPrefix;
    }

    /// <summary>Connects to a server and fills it.</summary>
    /// <param name="url">Its address; null: what the service's own settings say as environment variables, or this machine's usual port.</param>
    /// <param name="articles">What it is to hold.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="InputFault">It is not there, or refuses.</exception>
    public static async Task<SearchServer> FillAsync(string? url, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var options = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(ElasticsearchOptions.Section).Get<ElasticsearchOptions>() ?? new();
        options.Url = url ?? (options.IsOn ? options.Url : ByDefault);
        options.IndexPrefix = string.Create(CultureInfo.InvariantCulture, $"hotline-evaluation-{Environment.ProcessId}");
        options.Timeout = TimeSpan.FromMinutes(1);
        if (options.Problem is { } problem)
            throw new InputFault(problem);
        var server = new SearchServer(options);
        try
        {
            await server._client.ConnectAsync(cancellationToken);
            await server._articles.ReplaceAsync(articles, cancellationToken);
            return server;
        }
        catch (ElasticsearchException e)
        {
            server._client.Dispose();
            throw new InputFault($"{e.Message} Give --url, or Elasticsearch__Url as an environment variable.");
        }
    }

    public Task<IReadOnlyList<string>> RankAsync(KnowledgeQuestion question, CancellationToken cancellationToken) => _articles.RankAsync(question, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using var answer = await _client.SendAsync(HttpMethod.Delete, _prefix + "-*", null, isRepeatable: true, CancellationToken.None);
        _client.Dispose();
    }
}
