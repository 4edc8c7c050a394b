using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Learned;

namespace Hotline.Host.Routing;

/// <summary>
/// Takes the model that <c>train</c> wrote, also a newer one while the service runs. Without one, the starter model is made of the
/// city's categories, once the service is up: it costs seconds of a processor.
/// </summary>
internal sealed partial class RoutingModelWatch(
    RoutingModelPath path, CurrentRouting routing, ICityDirectory city, TimeProvider time, ILogger<RoutingModelWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    private DateTime seen;

    /// <summary>Takes the file, if it is new and nothing is wrong with it.</summary>
    public void Look()
    {
        try
        {
            var written = File.GetLastWriteTimeUtc(path.Path);
            if (!File.Exists(path.Path) || written == seen)
                return;
            seen = written;
            var model = RoutingModelFile.Load(path.Path);
            routing.Take(new LearnedRouting(model, IsStarter: false));
            LogTaken(model.Labels.Count);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            LogRefused(exception.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        Look();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Beat, time, stoppingToken);
            Look();
            if (routing.Learned is null && StarterRouting.Train(city, stoppingToken) is { } starter)
                routing.Take(new LearnedRouting(starter, IsStarter: true));
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The routing model learned from tickets is in use: {Count} categories")]
    private partial void LogTaken(int count);

    [LoggerMessage(2, LogLevel.Error, "The routing model is not taken, the earlier one stays. {Reason}")]
    private partial void LogRefused(string reason);
}
