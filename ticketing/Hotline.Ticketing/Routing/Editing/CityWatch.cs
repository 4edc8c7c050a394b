using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Ticketing.Routing.Editing;

/// <summary>
/// Has the console's changes to the city's lists taken before the host takes messages, and then looks for what was changed on another
/// node: one small query at a time, so that an administrator's correction decides everywhere within seconds.
/// </summary>
internal sealed partial class CityWatch(CityLists lists, ICityVersions versions, TimeProvider time, ILogger<CityWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1);
    private volatile IReadOnlyList<CityFault> _faults = [];
    private volatile IReadOnlyList<CityVersion> _inForce = [];
    private long _seen;

    /// <summary>What is wrong with changes that are left out.</summary>
    public IReadOnlyList<CityFault> Faults => _faults;

    /// <summary>The latest change of every entry.</summary>
    public IReadOnlyList<CityVersion> InForce => _inForce;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Takes what was changed since the last look.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var stamp = await versions.StampAsync(cancellationToken);
            if (stamp == _seen)
                return;
            _inForce = await versions.InForceAsync(cancellationToken);
            _faults = lists.Take(_inForce);
            _seen = stamp;
            LogTaken(_inForce.Count);
            if (_faults.Count > 0)
                LogLeftOut(string.Join(", ", _faults.Select(f => $"{f.Problem} '{f.Value}'")));
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away; the next look comes, and what was taken before decides until then.
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} entries of the city's lists stand as the console changed them")]
    private partial void LogTaken(int count);

    [LoggerMessage(2, LogLevel.Error, "Changes to the city's lists are left out, because something is wrong with them now: {Faults}")]
    private partial void LogLeftOut(string faults);

    [LoggerMessage(3, LogLevel.Error, "The look for changes to the city's lists failed and goes on; the earlier ones stay")]
    private partial void LogFailed(Exception exception);
}
