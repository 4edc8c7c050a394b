using Microsoft.Extensions.Hosting;

namespace Hotline.Bot.Understanding.Asides;

/// <summary>Lets <see cref="AsideModel"/> learn as soon as the service is up, so that no message waits for it.</summary>
internal sealed class AsideLearning(AsideModel asides, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        asides.Learn();
    }
}
