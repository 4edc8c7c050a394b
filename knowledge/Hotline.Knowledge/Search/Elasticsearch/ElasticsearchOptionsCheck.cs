using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>Stops the start where a setting is wrong.</summary>
internal sealed class ElasticsearchOptionsCheck : IValidateOptions<ElasticsearchOptions>
{
    public ValidateOptionsResult Validate(string? name, ElasticsearchOptions options) =>
        options.Problem is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
}
