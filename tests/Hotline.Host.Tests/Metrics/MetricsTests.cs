using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Hotline.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Hotline.Host.Tests.Metrics;

/// <summary>The figures that a city watches, from the real service.</summary>
public sealed partial class MetricsTests : IAsyncLifetime
{
    private const string Expected = "hotline.database.up";
    private const string Key = "a-key-of-the-tests-only";
    private readonly string directory = Directory.CreateTempSubdirectory("hotline-metrics-").FullName;

    [Fact]
    public async Task Metrics_WithoutTheKey_AreRefused()
    {
        await using var host = await StartAsync();
        using var without = await host.Client.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var wrong = await ReadAsync(host, "another-key-altogether");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Metrics_AfterATurn_HoldWhatTheAlertsWatch()
    {
        await using var host = await StartAsync();
        await new SmsHandset(host.Client, "+8613900000001").SendAsync("老年卡怎么办", cancellationToken: TestContext.Current.CancellationToken);

        var text = await WaitForAsync(host, "hotline_turn_duration_seconds_count");

        text.ShouldContain("channel=\"sms\"");
        text.ShouldNotContain("13900000001");
        // An alert on a name that nothing gives never fires. What appears only once it has happened is named here.
        string[] later = ["hotline_outbox_pushes_total", "hotline_ticket_events_total", "hotline_projection_lag_seconds", "up"];
        var watched = Names().Matches(await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "deploy", "alerts.yaml"), TestContext.Current.CancellationToken))
            .Select(m => m.Value).Distinct().Except(later).ToList();
        watched.Count.ShouldBeGreaterThan(5);
        foreach (var name in watched)
            text.ShouldContain(name);
    }

    [Fact]
    public async Task Metrics_OfATicket_CountItsEvents()
    {
        await using var host = await StartAsync();
        var resident = new SmsHandset(host.Client, "+8613900000002");
        await resident.SendAsync("海淀区中关村街道知春路12号楼下的路灯坏了三天了，请派人来修", cancellationToken: TestContext.Current.CancellationToken);
        await resident.SendAsync("可以", cancellationToken: TestContext.Current.CancellationToken);

        var text = await WaitForAsync(host, "hotline_ticket_events_total");

        text.ShouldContain("event=\"TicketOpened\"");
    }

    [Fact]
    public async Task Metrics_WithACollector_ArriveThere()
    {
        var arrived = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var collector = await CollectorAsync(arrived);
        var settings = new Dictionary<string, string> { ["Metrics:OtlpEndpoint"] = collector.Urls.First(), ["OTEL_METRIC_EXPORT_INTERVAL"] = "200" };
        await using var host = await HostProcess.StartAsync(directory, settings);

        var body = await arrived.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        body.ShouldContain("service.name");
    }

    [Theory]
    [InlineData("Metrics:OtlpEndpoint", "not an address")]
    [InlineData("Metrics:PrometheusKey", "short")]
    public async Task Start_WithAWrongKey_IsRefusedByItsName(string key, string value)
    {
        var (exitCode, output) = await HostProcess.FailToStartAsync(directory, new Dictionary<string, string> { [key] = value });
        exitCode.ShouldBe(78, output);
        output.ShouldContain(key.Split(':')[1]);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<HostProcess> StartAsync()
        => HostProcess.StartAsync(directory, new Dictionary<string, string> { ["Metrics:PrometheusKey"] = Key, ["Metrics:BacklogEvery"] = "00:00:01" });

    private static Task<HttpResponseMessage> ReadAsync(HostProcess host, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/metrics", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads until <paramref name="name"/> is there; answers are kept for a moment by the exporter.</summary>
    private static async Task<string> WaitForAsync(HostProcess host, string name)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (true)
        {
            using var response = await ReadAsync(host, Key);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var text = await response.Content.ReadAsStringAsync(limit.Token);
            if (text.Contains(name, StringComparison.Ordinal))
                return text;
            await Task.Delay(100, limit.Token);
        }
    }

    /// <summary>Takes what an OpenTelemetry exporter posts over gRPC: HTTP/2 without TLS, the names readable in the message. The first posts come before the gauges.</summary>
    private static async Task<WebApplication> CollectorAsync(TaskCompletionSource<string> arrived)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var text = Encoding.UTF8.GetString(body.ToArray());
            if (text.Contains(Expected, StringComparison.Ordinal))
                arrived.TrySetResult(text);
            context.Response.ContentType = "application/grpc";
            context.Response.AppendTrailer("grpc-status", "0");
        });
        await app.StartAsync();
        return app;
    }

    [GeneratedRegex("(?<=[^a-z_]|^)(hotline_[a-z_]+|up)(?=[^a-z_]|$)")]
    private static partial Regex Names();
}
