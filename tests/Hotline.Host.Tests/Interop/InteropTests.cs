namespace Hotline.Host.Tests.Interop;

/// <summary>Official clients of the channels, written by others, against the running service.</summary>
public sealed class InteropTests(InteropService service) : IClassFixture<InteropService>
{
    public static TheoryData<string> Files => [.. InteropClients.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Clients_AgainstTheRunningService_FindNothingWrong(string file)
    {
        Assert.SkipWhen(service.Missing is not null, service.Missing ?? "");
        var (exitCode, output) = await InteropClients.RunAsync(file, service.ClientEnvironment, TestContext.Current.CancellationToken);
        var skipped = InteropClients.SkippedFor(output);
        Assert.SkipWhen(skipped is not null, skipped ?? "");
        exitCode.ShouldBe(0, $"{output}\n\nThe service printed:\n{service.Output}");
    }
}
