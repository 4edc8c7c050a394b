using System.Net;
using System.Text.Json;
using Hotline.TestKit;

namespace Hotline.Host.Tests.Health;

/// <summary>What a load balancer and whoever is on duty read.</summary>
public sealed class HealthPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_WithoutTheSearchServer_IsReady_AndSaysWhatThatCosts_InTheLanguageAskedFor()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-health-").FullName;
        var settings = new Dictionary<string, string> { ["Node:Name"] = "node-7", ["Elasticsearch:Url"] = $"http://127.0.0.1:{HostProcess.FreePort()}" };
        await using (var service = await HostProcess.StartAsync(directory, settings))
        {
            using var chinese = await DownAsync(service, "zh-CN");
            using var english = await DownAsync(service, "en");

            foreach (var answer in (JsonElement[])[chinese.RootElement, english.RootElement])
            {
                answer.GetProperty("status").GetString().ShouldBe("degraded");
                answer.GetProperty("node").GetString().ShouldBe("node-7");
                answer.GetProperty("dependencies").GetProperty("database").GetProperty("state").GetString().ShouldBe("up");
                answer.GetProperty("dependencies").GetProperty("embeddings").GetProperty("state").GetString().ShouldBe("off");
                answer.GetProperty("dependencies").GetProperty("elasticsearch").GetProperty("since").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
            }

            Cost(chinese).ShouldContain("数据库");
            Cost(english).ShouldContain("database");
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Ready_WithoutTheDatabase_Is503_AndReadyAgainWithIt()
    {
        await using var server = await PostgreSqlServer.TryStartAsync();
        Assert.SkipWhen(server is null, "PostgreSQL is not installed.");
        var directory = Directory.CreateTempSubdirectory("hotline-health-").FullName;
        var settings = new Dictionary<string, string> { ["Storage:PostgreSql"] = await server.CreateDatabaseAsync() };
        await using (var service = await HostProcess.StartAsync(directory, settings))
        {
            await server.StopAtOnceAsync();
            await UntilAsync(service, HttpStatusCode.ServiceUnavailable, "unavailable");
            (await service.Client.GetAsync("/health/live", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

            await server.StartAgainAsync();
            await UntilAsync(service, HttpStatusCode.OK, "ready");
        }

        Directory.Delete(directory, recursive: true);
    }

    /// <summary>As it is once the node has found the server away.</summary>
    private static async Task<JsonDocument> DownAsync(HostProcess service, string language)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready") { Headers = { { "Accept-Language", language } } };
            using var response = await service.Client.SendAsync(request, Stop);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop));
            if (answer.RootElement.GetProperty("dependencies").GetProperty("elasticsearch").GetProperty("state").GetString() == "down")
                return answer;
            answer.Dispose();
        }
    }

    private static async Task UntilAsync(HostProcess service, HttpStatusCode code, string status)
    {
        while (true)
        {
            using var response = await service.Client.GetAsync("/health/ready", Stop);
            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop));
            if (answer.RootElement.GetProperty("status").GetString() != status)
                continue;
            response.StatusCode.ShouldBe(code);
            return;
        }
    }

    private static string Cost(JsonDocument answer)
        => answer.RootElement.GetProperty("dependencies").GetProperty("elasticsearch").GetProperty("cost").GetString()!;
}
