using System.Diagnostics;

namespace Hotline.Cluster.Tests;

/// <summary>Somebody who does one thing after another while the city is in trouble, and notes when that was hard.</summary>
internal abstract class Actor
{
    /// <summary>What takes longer than this was held up.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(3);

    private static readonly Stopwatch Clock = Stopwatch.StartNew();

    private long troubledUntil;

    /// <summary>The time that all actors go by.</summary>
    public static TimeSpan Now => Clock.Elapsed;

    /// <summary>How many things were done.</summary>
    public int Done { get; private set; }

    /// <summary>How many needed more than one try.</summary>
    public int Retried { get; private set; }

    /// <summary>When the last thing that was held up was done at last.</summary>
    public TimeSpan TroubledUntil => TimeSpan.FromTicks(Volatile.Read(ref troubledUntil));

    /// <summary>Acts until told to stop; what is in hand is finished.</summary>
    public async Task ActAsync(TimeSpan pause, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(pause);
        do
            await NextAsync();
        while (!stop.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None));
    }

    /// <summary>The next thing.</summary>
    protected abstract Task NextAsync();

    /// <summary>Does something until it is taken.</summary>
    protected async Task<T> TakenAsync<T>(Func<Task<T>> send)
    {
        var (answer, tries, took) = await Delivery.UntilTakenAsync(send);
        Done++;
        if (tries > 1)
            Retried++;
        if (tries > 1 || took > Held)
            Volatile.Write(ref troubledUntil, Now.Ticks);
        return answer;
    }
}
