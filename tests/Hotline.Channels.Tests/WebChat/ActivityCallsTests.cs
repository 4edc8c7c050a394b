using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Hotline.TestKit;

namespace Hotline.Channels.Tests.WebChat;

public sealed class ActivityCallsTests : WebChatFixture
{
    [Fact]
    public async Task Post_Message_HandedInAsTheTokensUser()
    {
        var visit = await EnterAsync("dl_zhang");

        await ReadAsync(HttpMethod.Post, visit.Activities, visit.Token, new
        {
            type = "message",
            text = "路灯坏了\r\n三天了\u0007",
            locale = "zh-CN",
            from = new { id = "somebody-else", name = "张三", role = "bot" },
            channelData = new { clientActivityID = "k1", extra = 1 },
        });

        var inbound = Host.Inbox.OnlyAccepted;
        inbound.ExternalId.ShouldBe(visit.ConversationId + "|k1");
        inbound.Input.ShouldBe(InputModality.Text);
        inbound.Activity.Text.ShouldBe("路灯坏了\n三天了");
        inbound.Activity.Locale.ShouldBe("zh-CN");
        inbound.Activity.From.ShouldBe(new ChannelAccount("dl_zhang", "张三", "user"));
        inbound.Activity.Recipient.ShouldNotBeNull().Role.ShouldBe("bot");
        inbound.Activity.ChannelData.ShouldNotBeNull().GetProperty("extra").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Post_Message_EchoedWithTheIdOfTheAnswer()
    {
        var visit = await StartAsync();

        var id = await SayAsync(visit, "你好", "k1");

        var history = await HistoryAsync(visit);
        var echo = history.Single(activity => (string?)activity["channelData"]?["clientActivityID"] == "k1");
        ((string?)echo["id"]).ShouldBe(id);
        ((string?)echo["from"]!["role"]).ShouldBe("user");
    }

    [Fact]
    public async Task Read_Reply_HasWhatMicrosoftsClientsNeed()
    {
        var visit = await StartAsync();
        var id = await SayAsync(visit, "你好");

        var reply = (await HistoryAsync(visit)).Single(activity => (string?)activity["replyToId"] == id);

        ((string?)reply["text"]).ShouldBe("收到：你好");
        ((string?)reply["from"]!["role"]).ShouldBe("bot");
        ((string?)reply["conversation"]!["id"]).ShouldBe(visit.ConversationId);
        ((string?)reply["channelId"]).ShouldBe("directline");
        reply["id"].ShouldNotBeNull();
        reply["timestamp"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Read_FromTheNewestWatermark_Empty()
    {
        var visit = await StartAsync();
        await SayAsync(visit, "你好");
        var watermark = (string?)(await ReadAsync(HttpMethod.Get, visit.Activities, visit.Token))["watermark"];

        var set = await ReadAsync(HttpMethod.Get, $"{visit.Activities}?watermark={watermark}", visit.Token);

        set["activities"]!.AsArray().ShouldBeEmpty();
        ((string?)set["watermark"]).ShouldBe(watermark);
    }

    [Fact]
    public async Task Read_LongHistory_InPiecesWithoutLossOrRepetition()
    {
        var visit = await StartAsync();
        Host.Log.Append(visit.Key, Enumerable.Range(0, 250).Select(i => new Activity { Text = $"{i}" }));

        List<string?> texts = [];
        for (var watermark = ""; ;)
        {
            var set = await ReadAsync(HttpMethod.Get, $"{visit.Activities}?watermark={watermark}", visit.Token);
            if (set["activities"]!.AsArray().Count == 0)
                break;
            texts.AddRange(set["activities"]!.AsArray().Select(activity => (string?)activity!["text"]));
            watermark = (string)set["watermark"]!;
        }

        texts.ShouldBe(Enumerable.Range(0, 250).Select(i => $"{i}"));
    }

    [Fact]
    public async Task Read_HandoffsAndJoining_NotShown()
    {
        var visit = await StartAsync();
        Host.Log.Append(visit.Key,
        [
            new() { Type = ActivityTypes.Event, Name = EventNames.HandoffInitiate, Value = ActivityJson.ToElement(new HandoffInitiate("anger")) },
            new() { Type = ActivityTypes.Event, Name = "weather" },
            new() { Text = "请稍等" },
        ]);

        var history = await HistoryAsync(visit);

        history.Select(activity => (string?)activity["name"] ?? (string?)activity["text"]).ShouldBe(["weather", "请稍等"]);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("99999999999999999999")]
    public async Task Read_ForeignWatermark_BadArgument(string watermark)
    {
        var visit = await StartAsync();

        using var response = await SendAsync(HttpMethod.Get, $"{visit.Activities}?watermark={watermark}", visit.Token);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_Typing_AnsweredAndNotStored()
    {
        var visit = await EnterAsync();

        var answer = await ReadAsync(HttpMethod.Post, visit.Activities, visit.Token, new { type = "typing" });

        ((string?)answer["id"]).ShouldNotBeNullOrEmpty();
        Host.Inbox.Deliveries.ShouldBe(0);
        ((RecordedSigns)Service<IConversationSigns>()).Written.ShouldContain((visit.Key, ConversationSide.Resident));
    }

    [Fact]
    public async Task Read_WhatAnOperatorSaid_IsKnownToBeRead()
    {
        var visit = await StartAsync();
        Host.Log.Append(visit.Key, [new() { Text = "请稍等", From = new("hotline", "接线员 101 号", "bot") }, new() { Text = "机器人说的", From = new("hotline", Role: "bot") }]);

        await HistoryAsync(visit);

        // The log's first activity is who joined.
        Service<IConversationSigns>().ReachedBy(visit.Key).ShouldBe(2);
    }

    [Fact]
    public async Task Post_Event_HandedInWithItsValue()
    {
        var visit = await EnterAsync();

        await ReadAsync(HttpMethod.Post, visit.Activities, visit.Token, new { type = "event", name = "webchat/join", value = new { language = "zh-CN" } });

        var inbound = Host.Inbox.OnlyAccepted;
        inbound.Input.ShouldBe(InputModality.Event);
        inbound.Activity.Name.ShouldBe("webchat/join");
        inbound.Activity.Value.ShouldNotBeNull().GetProperty("language").GetString().ShouldBe("zh-CN");
    }

    [Fact]
    public async Task Post_Place_BecomesAnEntityAndNothingElseDoes()
    {
        var visit = await EnterAsync();

        await ReadAsync(HttpMethod.Post, visit.Activities, visit.Token, JsonNode.Parse("""
            {"type":"message","entities":[
              {"type":"GeoCoordinates","latitude":39.99,"longitude":116.47,"name":" 望京 "},
              {"type":"GeoCoordinates","latitude":91,"longitude":0},
              {"type":"GeoCoordinates","latitude":"39","longitude":116},
              {"type":"ClientCapabilities","latitude":{"deep":[]},"supportsTts":true},
              "text", 7, null]}
            """));

        Host.Inbox.OnlyAccepted.Activity.Entities.ShouldNotBeNull().ShouldBe(
            [new Entity { Type = Entity.GeoCoordinates, Latitude = 39.99, Longitude = 116.47, Name = "望京" }]);
    }

    [Theory]
    [InlineData("""{"text":"x"}""")]
    [InlineData("""{"type":"","text":"x"}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":"handoff"}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","text":"   "}""")]
    [InlineData("""{"type":"message","text":"\u0000\u0001"}""")]
    [InlineData("""{"type":"message","text":7}""")]
    [InlineData("""{"type":"message","text":"\ud83d"}""")]
    [InlineData("""{"type":"message","text":"x","channelData":"text"}""")]
    [InlineData("""{"type":"message","text":"x","channelData":{"a":"\u0000"}}""")]
    [InlineData("""{"type":"message","text":"x","channelData":{"clientActivityID":"has space"}}""")]
    [InlineData("""{"type":"message","text":"x","value":"\ud83d"}""")]
    [InlineData("""{"type":"message","text":"x","attachments":[{"contentType":"image/png","contentUrl":"https://elsewhere.example/a.png"}]}""")]
    [InlineData("""{"type":"event"}""")]
    [InlineData("""{"type":"event","name":"handoff.status","value":{"state":"accepted"}}""")]
    [InlineData("""{"type":"event","name":"HANDOFF.initiate"}""")]
    [InlineData("""{"type":"event","name":"hotline.optOut"}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("""{"type":"message","text":"x" """)]
    [InlineData("")]
    public async Task Post_NotAnActivity_BadArgument(string json)
    {
        var visit = await EnterAsync();

        using var response = await SendAsync(HttpMethod.Post, visit.Activities, visit.Token, content: new StringContent(json, Encoding.UTF8, "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ErrorCodeAsync(response)).ShouldBe("BadArgument");
        Host.Inbox.Deliveries.ShouldBe(0);
    }

    [Fact]
    public async Task Post_BrokenUtf8_BadArgument()
    {
        var visit = await EnterAsync();
        byte[] body = [.. "{\"type\":\"message\",\"text\":\""u8, 0xFF, 0xC0, .. "\"}"u8];

        using var response = await SendAsync(HttpMethod.Post, visit.Activities, visit.Token, content: new ByteArrayContent(body));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_NestedWithoutEnd_BadArgument()
    {
        var visit = await EnterAsync();
        var json = "{\"type\":\"message\",\"text\":\"x\",\"channelData\":" + string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5001);

        using var response = await SendAsync(HttpMethod.Post, visit.Activities, visit.Token, content: new StringContent(json));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_MoreThan64KB_TooLarge(bool isChunked)
    {
        var visit = await EnterAsync();

        using var response = await SendAsync(HttpMethod.Post, visit.Activities, visit.Token, request =>
        {
            request.Content = new StringContent($$"""{"type":"message","text":"{{new string('x', 70_000)}}"}""");
            request.Headers.TransferEncodingChunked = isChunked;
        });

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await ErrorCodeAsync(response)).ShouldBe("MessageSizeTooBig");
    }

    [Fact]
    public async Task Post_TenThousandCharacters_PassedOnWhole()
    {
        var visit = await EnterAsync();

        await SayAsync(visit, new string('好', 10_000));

        Host.Inbox.OnlyAccepted.Activity.Text!.Length.ShouldBe(10_000);
    }

    [Fact]
    public async Task Post_LateTurn_AcceptedWithoutItsId()
    {
        var visit = await EnterAsync();
        Host.Inbox.DeferNext(1);

        using var response = await SendAsync(HttpMethod.Post, visit.Activities, visit.Token, new { type = "message", text = "你好" });

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        ((string?)(await ReadAsync(response))["id"]).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task AnyCall_WithTheSecretForAnUnknownConversation_NotFound()
    {
        using var read = await SendAsync(HttpMethod.Get, "conversations/does-not-exist/activities", Secret);
        using var post = await SendAsync(HttpMethod.Post, "conversations/does-not-exist/activities", Secret, new { type = "message", text = "x" });

        read.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        post.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Host.Inbox.Deliveries.ShouldBe(0);
    }

    [Fact]
    public async Task Post_WithTheSecret_AsTheUserItNames()
    {
        var visit = await StartAsync();

        await ReadAsync(HttpMethod.Post, visit.Activities, Secret, new { type = "message", text = "x", from = new { id = "partner-7" } });

        Host.Inbox.Accepted[^1].Activity.From!.Id.ShouldBe("partner-7");
    }
}
