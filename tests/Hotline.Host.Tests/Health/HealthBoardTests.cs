using Hotline.Host.Health;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Host.Tests.Health;

public sealed class HealthBoardTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
    private readonly Scripted dependency = new();

    [Fact]
    public async Task Ask_StateStays_SinceStays_AndChangesWithTheState()
    {
        using var board = Board();
        var began = time.GetUtcNow();

        (await board.AskAsync()).Single().Since.ShouldBe(began);
        time.Advance(TimeSpan.FromMinutes(1));
        (await board.AskAsync()).Single().Since.ShouldBe(began);
        dependency.State = DependencyState.Down;
        time.Advance(TimeSpan.FromMinutes(1));

        var health = (await board.AskAsync()).Single();

        (health.Report.State, health.Since).ShouldBe((DependencyState.Down, time.GetUtcNow()));
    }

    [Fact]
    public async Task Ask_ManyAtOnce_TheDependencyIsAskedOnceASecond()
    {
        using var board = Board();

        for (var i = 0; i < 10; i++)
            await board.AskAsync();
        dependency.Asked.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(1));
        await board.AskAsync();

        dependency.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Ask_ADependencyThatFails_IsDown()
    {
        using var board = Board();
        dependency.Fault = new InvalidOperationException("away");

        (await board.AskAsync()).Single().Report.State.ShouldBe(DependencyState.Down);
    }

    [Fact]
    public async Task Ask_ADependencyThatHangs_IsDown_AndIsNotAskedAgainMeanwhile()
    {
        using var board = Board();
        var hanging = new TaskCompletionSource();
        dependency.Hanging = hanging.Task;

        var asking = board.AskAsync();
        while (!asking.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await asking).Single().Report.State.ShouldBe(DependencyState.Down);
        var asked = dependency.Asked;
        time.Advance(TimeSpan.FromSeconds(2));
        var again = board.AskAsync();
        hanging.SetResult();
        (await again).Single().Report.State.ShouldBe(DependencyState.Up);
        dependency.Asked.ShouldBe(asked);
    }

    private HealthBoard Board() => new([dependency], time, NullLogger<HealthBoard>.Instance);

    private sealed class Scripted : IDependency
    {
        private int asked;

        public int Asked => asked;

        public DependencyState State { get; set; } = DependencyState.Up;

        public Exception? Fault { get; set; }

        public Task Hanging { get; set; } = Task.CompletedTask;

        public string Name => "scripted";

        public async Task<DependencyReport> AskAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref asked);
            await Hanging;
            return Fault is null ? new(State) : throw Fault;
        }
    }
}
