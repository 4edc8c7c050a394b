using System.Net;
using System.Net.WebSockets;
using Hotline.Channels.WebChat.Access;
using Hotline.Channels.WebChat.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Channels.Tests.WebChat;

public sealed class StreamTests : WebChatFixture
{
    private readonly FakeTimeProvider clock = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Stream_OnConnect_ReplaysAndThenFollows()
    {
        var visit = await StartAsync();
        await SayAsync(visit, "一");
        using var socket = await ConnectAsync(visit.StreamUrl);

        (await TextsAsync(socket)).ShouldBe(["一", "收到：一"]);
        await SayAsync(visit, "二");
        (await TextsAsync(socket)).ShouldBe(["二", "收到：二"]);
    }

    [Fact]
    public async Task Stream_AfterReconnect_BringsWhatWasMissedAndNothingTwice()
    {
        var visit = await StartAsync();
        await SayAsync(visit, "一");
        string watermark;
        using (var first = await ConnectAsync(visit.StreamUrl))
            watermark = (string)(await FrameAsync(first))!["watermark"]!;
        await SayAsync(visit, "二");

        var resumed = await ReadAsync(HttpMethod.Get, $"{visit.Conversation}?watermark={watermark}", visit.Token);
        using var second = await ConnectAsync((string)resumed["streamUrl"]!);

        (await TextsAsync(second)).ShouldBe(["二", "收到：二"]);
    }

    [Fact]
    public async Task Stream_WhileTheDeskWrites_SaysSo_OutsideTheLog()
    {
        var visit = await StartAsync();
        await SayAsync(visit, "一");
        using var socket = await ConnectAsync(visit.StreamUrl);
        var history = (await FrameAsync(socket)).ShouldNotBeNull();

        Service<IConversationSigns>().Write(visit.Key, ConversationSide.Desk);
        var writing = (await FrameAsync(socket)).ShouldNotBeNull();
        Host.Log.Append(visit.Key, [new() { Text = "请稍等", From = new("hotline", "接线员 101 号", "bot") }]);
        var said = await TextsAsync(socket);

        ((string?)writing["activities"]![0]!["type"]).ShouldBe("typing");
        ((string?)writing["activities"]![0]!["from"]!["role"]).ShouldBe("bot");
        ((string?)writing["watermark"]).ShouldBe((string?)history["watermark"]);
        said.ShouldBe(["请稍等"]);
        Service<IConversationSigns>().ReachedBy(visit.Key).ShouldBe(4);
    }

    [Fact]
    public async Task Stream_LongHistory_InFramesOfAHundred()
    {
        var visit = await StartAsync();
        Host.Log.Append(visit.Key, Enumerable.Range(0, 250).Select(i => new Activity { Text = $"{i}" }));
        using var socket = await ConnectAsync(visit.StreamUrl);

        var sizes = new[] { (await TextsAsync(socket)).Length, (await TextsAsync(socket)).Length, (await TextsAsync(socket)).Length };

        // The log's first activity, who joined, is not shown.
        sizes.ShouldBe([99, 100, 51]);
    }

    [Fact]
    public async Task Stream_UnannouncedCommit_ArrivesWithTheNextLook()
    {
        var visit = await StartAsync();
        await SayAsync(visit, "一");
        using var socket = await ConnectAsync(visit.StreamUrl);
        await FrameAsync(socket);

        Host.Log.Append(visit.Key, [new() { Text = "别处提交的" }], isAnnounced: false);
        clock.Advance(StreamTiming.Idle);

        (await TextsAsync(socket)).ShouldBe(["别处提交的"]);
    }

    [Fact]
    public async Task Stream_NothingNew_EmptyFrameShowsThatItLives()
    {
        var visit = await StartAsync();
        await SayAsync(visit, "一");
        using var socket = await ConnectAsync(visit.StreamUrl);
        await FrameAsync(socket);

        clock.Advance(StreamTiming.Idle);

        (await FrameAsync(socket)).ShouldBeNull();
        socket.State.ShouldBe(WebSocketState.Open);
    }

    [Fact]
    public async Task Stream_ClientSendsEmptyFrames_StaysOpen()
    {
        var visit = await StartAsync();
        using var socket = await ConnectAsync(visit.StreamUrl);
        for (var i = 0; i < 100; i++)
            await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, Ending);

        await SayAsync(visit, "还在");

        (await TextsAsync(socket)).ShouldContain("还在");
    }

    [Fact]
    public async Task Stream_ClientSendsTooMuch_Closed()
    {
        var visit = await StartAsync();
        using var socket = await ConnectAsync(visit.StreamUrl);

        await socket.SendAsync(new byte[64 * 1024], WebSocketMessageType.Binary, true, Ending);
        await FirstCloseAsync(socket);

        socket.CloseStatus.ShouldNotBeNull();
    }

    [Fact(Timeout = 60_000)]
    public async Task Stream_ClientDoesNotRead_DroppedAndNothingIsLeftBehind()
    {
        var visit = await StartAsync();
        using var socket = await ConnectAsync(visit.StreamUrl);
        var text = new string('x', 60_000);
        // More than the buffers between the two sides hold.
        Host.Log.Append(visit.Key, Enumerable.Range(0, 1000).Select(_ => new Activity { Text = text }));

        var dropped = Host.Log.WhenUnsubscribedAsync(Ending);
        while (!dropped.IsCompleted)
        {
            clock.Advance(StreamTiming.Send);
            using var _ = await Host.Client.GetAsync("/chat", Ending);
        }

        Host.Log.Subscriptions.ShouldBe(0);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("")]
    public async Task Stream_ForgedTicket_Refused(string ticket)
    {
        var visit = await StartAsync();
        var url = visit.StreamUrl[..(visit.StreamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)] + ticket;

        (await RefusalAsync(url)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Stream_TicketOfAnotherConversation_Refused()
    {
        var mine = await StartAsync("dl_one");
        var other = await StartAsync("dl_two");

        (await RefusalAsync(other.StreamUrl.Replace(other.ConversationId, mine.ConversationId, StringComparison.Ordinal))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Stream_ConversationTokenAsTicket_Refused()
    {
        var visit = await StartAsync();
        var url = visit.StreamUrl[..(visit.StreamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)] + visit.Token;

        (await RefusalAsync(url)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Stream_TicketOlderThanAMinute_Refused()
    {
        var visit = await StartAsync();
        clock.Advance(TokenLifetimes.Stream);

        (await RefusalAsync(visit.StreamUrl)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Stream_WithoutWebSocket_BadArgument()
    {
        var visit = await StartAsync();

        using var response = await Host.Client.GetAsync(new Uri(visit.StreamUrl.Replace("ws://", "http://", StringComparison.Ordinal)), Ending);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Stream_SeveralAtOnce_AllAreServed()
    {
        var visit = await StartAsync();
        using var phone = await ConnectAsync(visit.StreamUrl);
        using var computer = await ConnectAsync(visit.StreamUrl);

        await SayAsync(visit, "两边都看到");

        (await TextsAsync(phone)).ShouldContain("两边都看到");
        (await TextsAsync(computer)).ShouldContain("两边都看到");
    }

    [Fact]
    public async Task Stream_OneTooMany_OldestGivesWay()
    {
        var visit = await StartAsync();
        using var oldest = await ConnectAsync(visit.StreamUrl);
        await SayAsync(visit, "一");
        await FrameAsync(oldest);

        List<ClientWebSocket> newer = [];
        for (var i = 0; i < ConversationStreams.MaxPerConversation; i++)
        {
            newer.Add(await ConnectAsync(visit.StreamUrl));
            await FrameAsync(newer[^1]);
        }

        await FirstCloseAsync(oldest);
        oldest.CloseStatus.ShouldBe(WebSocketCloseStatus.PolicyViolation);
        newer.ShouldAllBe(socket => socket.State == WebSocketState.Open);
        newer.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Stream_ServiceStops_ToldToComeBackElsewhere()
    {
        var visit = await StartAsync();
        await SayAsync(visit, "一");
        using var socket = await ConnectAsync(visit.StreamUrl);
        await FrameAsync(socket);

        Service<IHostApplicationLifetime>().StopApplication();
        await FirstCloseAsync(socket);

        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
    }

    [Fact]
    public async Task Stream_LogUnavailable_ClosedSoThatTheClientComesBack()
    {
        var visit = await StartAsync();
        await SayAsync(visit, "一");
        using var socket = await ConnectAsync(visit.StreamUrl);
        await FrameAsync(socket);

        Host.Log.IsUnavailable = true;
        clock.Advance(StreamTiming.Idle);
        await FirstCloseAsync(socket);

        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.InternalServerError);
    }

    [Fact]
    public async Task Stream_ClientLeaves_NothingIsLeftBehind()
    {
        var visit = await StartAsync();
        using (var socket = await ConnectAsync(visit.StreamUrl))
        {
            await SayAsync(visit, "一");
            await FrameAsync(socket);
            Host.Log.Subscriptions.ShouldBe(1);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Ending);
        }

        await Host.Log.WhenUnsubscribedAsync(Ending);

        Host.Log.Subscriptions.ShouldBe(0);
    }

    protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<TimeProvider>(clock);

    private static async Task FirstCloseAsync(ClientWebSocket socket)
    {
        while (socket.State == WebSocketState.Open)
            await FrameAsync(socket);
    }

    private static async Task<HttpStatusCode> RefusalAsync(string url)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(url), Ending));
        return socket.HttpStatusCode;
    }
}
