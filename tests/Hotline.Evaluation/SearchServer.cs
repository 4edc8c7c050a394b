using System.Globalization;
using Hotline.Evaluation.Input;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;
using Hotline.Knowledge.Search.Elasticsearch;
using Hotline.TestKit;
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
    /// <param name="url">
    /// Its address; null: what the service's own settings say as environment variables, else this machine's usual port, and where nothing
    /// answers there one of its own, if <c>HOTLINE_ELASTICSEARCH</c> names a program to start.
    /// </param>
    /// <param name="articles">What it is to hold.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="InputFault">It is not there, or refuses.</exception>
    public static async Task<SearchServer> FillAsync(string? url, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var options = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(ElasticsearchOptions.Section).Get<ElasticsearchOptions>() ?? new();
        var isNamed = url is not null || options.IsOn;
        options.Url = url ?? (options.IsOn ? options.Url : ByDefault);
        options.IndexPrefix = string.Create(CultureInfo.InvariantCulture, $"hotline-evaluation-{Environment.ProcessId}");
        options.Timeout = TimeSpan.FromMinutes(1);
        if (options.Problem is { } problem)
            throw new InputFault(problem);
        try
        {
            return await (isNamed || !ElasticsearchServer.IsThere
                ? ConnectAsync(options, articles, cancellationToken)
                : ConnectOrStartAsync(options, articles, cancellationToken));
        }
        catch (Exception e) when (e is ElasticsearchException or InvalidOperationException)
        {
            throw new InputFault($"{e.Message} Give --url, or Elasticsearch__Url as an environment variable; or HOTLINE_ELASTICSEARCH, the folder of a program 'elasticsearch' to start.");
        }
    }

    public Task<IReadOnlyList<string>> RankAsync(KnowledgeQuestion question, CancellationToken cancellationToken) => _articles.RankAsync(question, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using var answer = await _client.SendAsync(HttpMethod.Delete, _prefix + "-*", null, isRepeatable: true, CancellationToken.None);
        _client.Dispose();
    }

    private static async Task<SearchServer> ConnectOrStartAsync(ElasticsearchOptions options, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        try
        {
            return await ConnectAsync(options, articles, cancellationToken);
        }
        catch (ElasticsearchException e) when (e.Fault == ElasticsearchFault.Unreachable)
        {
            options.Url = (await ElasticsearchServer.SharedAsync()).Url;
            return await ConnectAsync(options, articles, cancellationToken);
        }
    }

    private static async Task<SearchServer> ConnectAsync(ElasticsearchOptions options, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var server = new SearchServer(options);
        try
        {
            await server._client.ConnectAsync(cancellationToken);
            await server._articles.ReplaceAsync(articles, cancellationToken);
            return server;
        }
        catch (ElasticsearchException)
        {
            server._client.Dispose();
            throw;
        }
    }
}
