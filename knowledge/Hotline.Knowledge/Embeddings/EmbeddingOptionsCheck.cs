using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Embeddings;

/// <summary>Stops the start where a setting is wrong.</summary>
internal sealed class EmbeddingOptionsCheck : IValidateOptions<EmbeddingOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddingOptions options) =>
        options.Problem is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
}
