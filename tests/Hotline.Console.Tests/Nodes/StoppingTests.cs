using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Hotline.TestKit;

namespace Hotline.Console.Tests.Nodes;

/// <summary>A node that is told to stop lets go of everybody, so that they go elsewhere.</summary>
public sealed class StoppingTests : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("hotline-stopping-").FullName;
    private HostProcess? started;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private HostProcess Node => started!;

    public async ValueTask InitializeAsync()
        // Long enough to look at it on a busy machine; a load balancer needs less.
        => started = await HostProcess.StartAsync(directory, new Dictionary<string, string> { ["Node:StopDelay"] = "00:00:10" });

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Sigterm_NotReadyAtOnce_StreamsEnd_WhatComesMeanwhileIsServed_AndItEndsInTime()
    {
        using var desk = await Visitor.SignedInAsync(Node.Address, "operator");
        using var page = await desk.Client.GetAsync("/console/desk/live", HttpCompletionOption.ResponseHeadersRead, Stop);
        await using var pushed = await page.Content.ReadAsStreamAsync(Stop);
        using var chat = new ClientWebSocket();
        await chat.ConnectAsync(await StreamOfAChatAsync(), Stop);
        var sms = new SmsHandset(Node.Client, "+8613900000001");
        var clock = Stopwatch.StartNew();

        Node.Terminate();

        (await UntilStoppingAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await EndOfAsync(pushed);
        await CloseOfAsync(chat);
        chat.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        using var refused = await Node.Client.SendAsync(new(HttpMethod.Get, "/console/desk/live") { Headers = { { "Accept", "text/event-stream" } } }, Stop);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await sms.SendAsync("你好", cancellationToken: Stop)).ShouldNotBeEmpty();

        await Node.Process.WaitForExitAsync(Stop);
        Node.Process.ExitCode.ShouldBe(0, Node.Output);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(25));
        Node.Output.ShouldNotContain(" ERR ");
    }

    private async Task<HttpStatusCode> UntilStoppingAsync()
    {
        while (true)
        {
            using var response = await Node.Client.GetAsync("/health/ready", Stop);
            using var health = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop));
            if (health.RootElement.GetProperty("status").GetString() == "stopping")
                return response.StatusCode;
        }
    }

    private async Task<Uri> StreamOfAChatAsync()
    {
        using var issued = await Node.Client.PostAsJsonAsync("/chat/token", new { startOver = false }, Stop);
        var token = (await issued.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("token").GetString()!;
        using var start = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations") { Headers = { Authorization = new("Bearer", token) } };
        using var started = await Node.Client.SendAsync(start, Stop);
        return new((await started.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("streamUrl").GetString()!);
    }

    private static async Task EndOfAsync(Stream stream)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, Stop) > 0)
        {
            // What was on its way.
        }
    }

    private static async Task CloseOfAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), Stop)).MessageType != WebSocketMessageType.Close)
        {
            // What was on its way.
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
    }
}
