using Microsoft.Extensions.Hosting;

namespace Hotline.Bot.Understanding.Asides;

/// <summary>Lets <see cref="AsideModel"/> learn a little after the service is up, so that hardly a message waits for it.</summary>
internal sealed class AsideLearning(AsideModel asides, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    /// <summary>Learning takes every core for a second or two. What waited for the service to come up goes first: few messages ask for the model.</summary>
    internal static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.Delay(AfterStart, time, stoppingToken);
        asides.Learn();
    }
}
