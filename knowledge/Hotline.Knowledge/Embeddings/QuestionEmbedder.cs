using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Hotline.Knowledge.Embeddings;

/// <summary>
/// Embeds a question within its time, or not at all: the answer then goes by words alone. An endpoint that is down or slow is left
/// in peace for a while, so that residents do not wait for it again and again.
/// </summary>
internal sealed partial class QuestionEmbedder
{
    // Of at least four questions in ten seconds, half late or failed: the endpoint is not asked for half a minute.
    private const int FewestAsked = 4;
    private static readonly TimeSpan _observed = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(30);

    private readonly EmbeddingGenerators _generators;
    private readonly ILogger<QuestionEmbedder> _logger;
    private readonly ResiliencePipeline _limits;
    private volatile bool _isAnswering = true;

    public QuestionEmbedder(EmbeddingGenerators generators, IOptions<EmbeddingOptions> options, TimeProvider time, ILogger<QuestionEmbedder> logger)
    {
        _generators = generators;
        _logger = logger;
        _limits = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = FewestAsked,
                SamplingDuration = _observed,
                BreakDuration = _pause,
                ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is not OperationCanceledException),
                OnOpened = _ => { LogLeftInPeace(); return default; },
                OnClosed = _ => { LogAskedAgain(); return default; },
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Value.Wait })
            .Build();
    }

    /// <summary>Whether the last question that was embedded, or was to be, got its embedding.</summary>
    public bool IsAnswering => _isAnswering;

    /// <summary>The embedding, of length 1; null where it did not come in time.</summary>
    /// <param name="question">The resident's words.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<float[]?> EmbedAsync(string question, CancellationToken cancellationToken)
    {
        try
        {
            var vector = await _limits.ExecuteAsync(
                async (text, token) => Vectors.Normalised((await _generators.Questions.GenerateAsync([text], null, token))[0].Vector.Span), question, cancellationToken);
            _isAnswering = true;
            return vector;
        }
        catch (BrokenCircuitException)
        {
            return null;
        }
        catch (Exception exception) when (exception is TimeoutRejectedException || !cancellationToken.IsCancellationRequested)
        {
            _isAnswering = false;
            LogWithout(exception.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(21, LogLevel.Debug, "A question goes on without its embedding: {Reason}")]
    private partial void LogWithout(string reason);

    [LoggerMessage(22, LogLevel.Warning, "The embedding endpoint is down or too slow; questions are answered by words alone for half a minute")]
    private partial void LogLeftInPeace();

    [LoggerMessage(23, LogLevel.Information, "The embedding endpoint answers in time again")]
    private partial void LogAskedAgain();
}
