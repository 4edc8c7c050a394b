using System.Diagnostics;
using System.Globalization;
using Hotline.Host.Limits;
using Hotline.TestKit;
using Microsoft.AspNetCore.Http;

namespace Hotline.Host.Tests.Api;

/// <summary>Keys are made, listed and revoked beside the running service, and kept as hashes.</summary>
public sealed class ApiKeyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_MadeWhileTheServiceRuns_OpensItsDepartmentUntilItIsRevoked()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-keys-").FullName;
        await using (var service = await HostProcess.StartAsync(directory))
        {
            var (created, output) = await RunAsync(directory, "create", "department", "heat", "案件系统");
            created.ShouldBe(0, output);
            var (id, key) = (Word(output, "key_"), output.Trim().Split('\n')[^1].Trim());
            (await StatusAsync(service, key)).ShouldBe(200);

            var (_, list) = await RunAsync(directory, "list");
            list.ShouldContain(id);
            list.ShouldContain("heat");
            list.ShouldNotContain(key);
            File.ReadAllText(Path.Combine(directory, "hotline.db"), System.Text.Encoding.Latin1).ShouldNotContain(key);

            (await RunAsync(directory, "revoke", id)).ExitCode.ShouldBe(0);
            (await StatusAsync(service, key)).ShouldBe(401);
            (await RunAsync(directory, "revoke", id)).ExitCode.ShouldNotBe(0);
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task FiguresKey_OpensFiguresOfEveryDepartmentAndNoTickets()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-keys-").FullName;
        await using (var service = await HostProcess.StartAsync(directory))
        {
            var (created, output) = await RunAsync(directory, "create", "figures", "统计局");
            created.ShouldBe(0, output);
            var key = output.Trim().Split('\n')[^1].Trim();

            (await StatusAsync(service, key, "/api/figures?by=area")).ShouldBe(200);
            (await StatusAsync(service, key, "/api/figures/open")).ShouldBe(200);
            (await StatusAsync(service, key)).ShouldBe(401);
        }

        Directory.Delete(directory, recursive: true);
    }

    [Theory]
    [InlineData("create", "department", "no-such-department", "x")]
    [InlineData("create", "everything", "x")]
    [InlineData("make")]
    public async Task Command_ThatIsWrong_ExplainsItself(params string[] arguments)
    {
        var directory = Directory.CreateTempSubdirectory("hotline-keys-").FullName;
        var (exitCode, output) = await RunAsync(directory, arguments);

        exitCode.ShouldBe(64);
        output.ShouldNotBeNullOrWhiteSpace();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task CallerLimit_UsedUp_RefusesThatCallerAloneAndSaysWhenToComeAgain()
    {
        using var limit = new CallerLimit("test", 2, shared: null);
        var response = new DefaultHttpContext().Response;

        (await limit.AllowsAsync("one", response)).ShouldBeTrue();
        (await limit.AllowsAsync("one", response)).ShouldBeTrue();
        (await limit.AllowsAsync("one", response)).ShouldBeFalse();
        (await limit.AllowsAsync("two", new DefaultHttpContext().Response)).ShouldBeTrue();
        int.Parse(response.Headers.RetryAfter.ToString(), CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
    }

    private static async Task<int> StatusAsync(HostProcess service, string key, string path = "/api/tickets")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", key);
        using var response = await service.Client.SendAsync(request, Stop);
        return (int)response.StatusCode;
    }

    private static string Word(string text, string beginning)
        => string.Concat(text[text.IndexOf(beginning, StringComparison.Ordinal)..].TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_'));

    private static async Task<(int ExitCode, string Output)> RunAsync(string directory, params string[] arguments)
    {
        var assembly = typeof(CallerLimit).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", ["exec", assembly, "api-key", .. arguments]) { RedirectStandardOutput = true, WorkingDirectory = directory };
        start.Environment["Storage__Directory"] = directory;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, output);
    }
}
