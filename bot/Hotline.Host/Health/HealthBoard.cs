namespace Hotline.Host.Health;

/// <summary>Knows how each dependency is and since when. However many ask, each is asked once a second at most, and one that hangs is not asked again meanwhile.</summary>
internal sealed partial class HealthBoard(IEnumerable<IDependency> dependencies, TimeProvider time, ILogger<HealthBoard> logger) : BackgroundService
{
    /// <summary>Asked in any case this often, so that "since" is true also where nobody looks.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>Whoever asks for health waits no longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock guard = new();
    private readonly Entry[] entries = [.. dependencies.Select(d => new Entry(d))];
    private (long At, Task<IReadOnlyList<DependencyHealth>> Asking)? last;

    /// <summary>All of them, as they are now.</summary>
    public Task<IReadOnlyList<DependencyHealth>> AskAsync()
    {
        lock (guard)
        {
            if (last is not { } known || (known.Asking.IsCompleted && time.GetElapsedTime(known.At) >= Fresh))
                last = known = (time.GetTimestamp(), AskAllAsync());
            return known.Asking;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        do
        {
            await AskAsync();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<IReadOnlyList<DependencyHealth>> AskAllAsync() => await Task.WhenAll(entries.Select(AskAsync));

    private async Task<DependencyHealth> AskAsync(Entry entry)
    {
        var report = await ReportAsync(entry);
        var before = entry.Health;
        if (before?.Report.State == report.State)
            return entry.Health = before with { Report = report };
        if (report.State == DependencyState.Down)
            LogDown(logger, entry.Dependency.Name);
        else if (before is not null)
            LogChanged(logger, entry.Dependency.Name, report.State);
        return entry.Health = new(entry.Dependency.Name, entry.Dependency.IsEssential, report, time.GetUtcNow());
    }

    private async Task<DependencyReport> ReportAsync(Entry entry)
    {
        if (entry.Asking is null or { IsCompleted: true })
            entry.Asking = Task.Run(() => entry.Dependency.AskAsync(CancellationToken.None));
        try
        {
            return await entry.Asking.WaitAsync(Patience, time);
        }
        catch (Exception e)
        {
            if (entry.Health?.Report.State != DependencyState.Down)
                LogFailed(logger, e, entry.Dependency.Name);
            return new(DependencyState.Down);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Dependency {Name} is down")]
    private static partial void LogDown(ILogger logger, string name);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Dependency {Name} is {State}")]
    private static partial void LogChanged(ILogger logger, string name, DependencyState state);

    [LoggerMessage(EventId = 3, Level = LogLevel.Debug, Message = "Dependency {Name} did not answer")]
    private static partial void LogFailed(ILogger logger, Exception exception, string name);

    private sealed class Entry(IDependency dependency)
    {
        public IDependency Dependency => dependency;

        public Task<DependencyReport>? Asking { get; set; }

        public DependencyHealth? Health { get; set; }
    }
}

/// <summary>How a dependency is, and since when.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsEssential">True where nothing can be taken without it.</param>
/// <param name="Report">What it said last.</param>
/// <param name="Since">Since when it says so, as this node saw it, UTC.</param>
internal sealed record DependencyHealth(string Name, bool IsEssential, DependencyReport Report, DateTimeOffset Since);
