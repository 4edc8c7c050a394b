namespace Hotline.Host.Health;

/// <summary>Something that the service depends on, as <c>/health/ready</c> shows it. What its absence costs stands in the resources as <c>Cost_NAME</c>.</summary>
internal interface IDependency
{
    /// <summary>Its name in the answer, in lower case.</summary>
    string Name { get; }

    /// <summary>True where nothing can be taken without it.</summary>
    bool IsEssential => false;

    /// <summary>How it is now. A failure, or no answer in time, counts as <see cref="DependencyState.Down"/>.</summary>
    Task<DependencyReport> AskAsync(CancellationToken cancellationToken);
}

/// <summary>How a dependency is.</summary>
internal enum DependencyState
{
    /// <summary>As it should be.</summary>
    Up,
    /// <summary>It works, but not as it should.</summary>
    Degraded,
    /// <summary>It is away.</summary>
    Down,
    /// <summary>None is configured.</summary>
    Off,
}

/// <summary>What a dependency said.</summary>
/// <param name="State">How it is.</param>
/// <param name="LagSeconds">How far it is behind the database; null where that is no question.</param>
internal sealed record DependencyReport(DependencyState State, double? LagSeconds = null);
