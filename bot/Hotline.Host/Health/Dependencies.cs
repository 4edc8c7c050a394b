using Hotline.Bot.Searching;
using Hotline.Channels;
using Hotline.Knowledge.Embeddings;
using Hotline.Storage.Leases;
using Hotline.Storage.Protection;

namespace Hotline.Host.Health;

/// <summary>The database: everything that must not be lost.</summary>
internal sealed class DatabaseDependency(IConversationLog log) : IDependency
{
    public string Name => "database";

    public bool IsEssential => true;

    public async Task<DependencyReport> AskAsync(CancellationToken cancellationToken)
    {
        await log.ExistsAsync(new("health", "health"), cancellationToken);
        return new(DependencyState.Up);
    }
}

/// <summary>The search server, by the projection into it.</summary>
internal sealed class ElasticsearchDependency(ISearchProjection projection) : IDependency
{
    public string Name => "elasticsearch";

    public async Task<DependencyReport> AskAsync(CancellationToken cancellationToken)
    {
        var status = await projection.StatusAsync(cancellationToken);
        var state = status.State switch
        {
            ProjectionState.Off => DependencyState.Off,
            ProjectionState.Up => DependencyState.Up,
            ProjectionState.Waiting or ProjectionState.Behind or ProjectionState.Building => DependencyState.Degraded,
            ProjectionState.Down => DependencyState.Down,
        };
        return new(state, status.Lag?.TotalSeconds);
    }
}

/// <summary>The endpoint that embeds questions, as the last of them found it.</summary>
internal sealed class EmbeddingsDependency(EmbeddingState embeddings) : IDependency
{
    public string Name => "embeddings";

    public Task<DependencyReport> AskAsync(CancellationToken cancellationToken) => Task.FromResult(new DependencyReport(
        !embeddings.IsOn ? DependencyState.Off : embeddings.IsAnswering ? DependencyState.Up : DependencyState.Down));
}

/// <summary>The certificate that seals the keys of sessions.</summary>
internal sealed class CertificateDependency(ProtectionCertificates certificates, TimeProvider time) : IDependency
{
    public string Name => "certificate";

    public Task<DependencyReport> AskAsync(CancellationToken cancellationToken) => Task.FromResult(new DependencyReport(certificates.GoodUntil switch
    {
        null => DependencyState.Off,
        { } until when until < time.GetUtcNow() => DependencyState.Degraded,
        _ => DependencyState.Up,
    }));
}

/// <summary>This node's clock beside the database server's.</summary>
internal sealed class ClockDependency(IClockDifference clock) : IDependency
{
    public string Name => "clock";

    public Task<DependencyReport> AskAsync(CancellationToken cancellationToken) => Task.FromResult(new DependencyReport(
        clock.Latest is null ? DependencyState.Off : clock.IsTooLarge ? DependencyState.Degraded : DependencyState.Up));
}
