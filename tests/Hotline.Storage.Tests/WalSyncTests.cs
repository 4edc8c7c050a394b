using Hotline.Channels;
using Hotline.Storage.Commits;
using Hotline.Storage.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Storage.Tests;

public sealed class WalSyncTests
{
    [Fact]
    public void Add_SyncedGroup_IsToldOnceItIsDrained()
    {
        using var lifetime = new Lifetime();
        using var sync = new WalSync(lifetime, NullLogger<WalSync>.Instance);
        using var file = File.OpenHandle(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, options: FileOptions.DeleteOnClose);
        var write = new Told();

        sync.Add([write], file);
        sync.Drain();

        write.Outcome.ShouldBe("complete");
        lifetime.IsStopping.ShouldBeFalse();
    }

    [Fact]
    public void Add_DiskRefusesToSync_FailsThisAndEveryLaterGroupAndStopsTheService()
    {
        using var lifetime = new Lifetime();
        using var sync = new WalSync(lifetime, NullLogger<WalSync>.Instance);
        using var file = File.OpenHandle(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, options: FileOptions.DeleteOnClose);
        var gone = File.OpenHandle(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, options: FileOptions.DeleteOnClose);
        gone.Dispose();
        var (first, later) = (new Told(), new Told());

        sync.Add([first], gone);
        sync.Add([later], file);
        sync.Drain();

        first.Outcome.ShouldBe(nameof(InboxUnavailableException));
        later.Outcome.ShouldBe(nameof(InboxUnavailableException));
        lifetime.IsStopping.ShouldBeTrue();
    }

    private sealed class Told : IWrite
    {
        public string? Outcome { get; private set; }

        public void Execute(DatabaseWriters writers) => throw new NotSupportedException();

        public void Complete() => Outcome = "complete";

        public void Fail(Exception exception) => Outcome = exception.GetType().Name;
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource stopping = new();

        public bool IsStopping => stopping.IsCancellationRequested;

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => stopping.Cancel();

        public void Dispose() => stopping.Dispose();
    }
}
