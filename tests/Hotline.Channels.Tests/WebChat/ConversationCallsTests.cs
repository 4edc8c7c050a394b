using System.Net;

namespace Hotline.Channels.Tests.WebChat;

public sealed class ConversationCallsTests : WebChatFixture
{
    [Fact]
    public async Task Start_FirstTime_TellsTheBotWhoJoined()
    {
        var visit = await EnterAsync("dl_zhang");

        using var response = await SendAsync(HttpMethod.Post, "conversations", visit.Token, new { locale = "zh-CN" });

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var inbound = Host.Inbox.OnlyAccepted;
        inbound.Input.ShouldBe(InputModality.Event);
        inbound.ExternalId.ShouldBe("start|" + visit.ConversationId);
        inbound.Activity.Type.ShouldBe(ActivityTypes.ConversationUpdate);
        inbound.Activity.Locale.ShouldBe("zh-CN");
        inbound.Activity.MembersAdded.ShouldNotBeNull().Single().Id.ShouldBe("dl_zhang");
    }

    [Fact]
    public async Task Start_Again_SameConversationAndNoSecondGreeting()
    {
        var visit = await StartAsync();

        using var response = await SendAsync(HttpMethod.Post, "conversations", visit.Token, new { });

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)(await ReadAsync(response))["conversationId"]).ShouldBe(visit.ConversationId);
        Host.Inbox.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Start_EightTimesAtOnce_OneGreeting()
    {
        var visit = await EnterAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(HttpMethod.Post, "conversations", visit.Token, new { })));

        Host.Inbox.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Start_WithoutBody_Begins()
    {
        var visit = await EnterAsync();

        using var response = await SendAsync(HttpMethod.Post, "conversations", visit.Token);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Start_WithTheSecret_NewConversationOfTheNamedUser()
    {
        var answer = await ReadAsync(HttpMethod.Post, "conversations", Secret, new { user = new { id = "partner-7" } });

        Host.Inbox.OnlyAccepted.Activity.From!.Id.ShouldBe("partner-7");
        ((string?)answer["token"]).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Start_TokenWithoutUser_UserOfTheBodyIsNotBelieved()
    {
        var token = (string)(await ReadAsync(HttpMethod.Post, "tokens/generate", Secret, new { }))["token"]!;

        var answer = await ReadAsync(HttpMethod.Post, "conversations", token, new { user = new { id = "dl_somebody" } });

        Host.Inbox.OnlyAccepted.Activity.From!.Id.ShouldBe("dl_" + (string?)answer["conversationId"]);
    }

    [Fact]
    public async Task Start_StreamUrl_LeadsToTheHostThatWasAsked()
    {
        var visit = await StartAsync();

        visit.StreamUrl.ShouldStartWith($"ws://{Host.Client.BaseAddress!.Authority}/v3/directline/conversations/{visit.ConversationId}/stream?");
    }

    [Fact]
    public async Task Resume_BegunConversation_TokenAndStreamFromTheWatermark()
    {
        var visit = await StartAsync();

        var answer = await ReadAsync(HttpMethod.Get, visit.Conversation + "?watermark=5", visit.Token);

        ((string?)answer["conversationId"]).ShouldBe(visit.ConversationId);
        ((string?)answer["token"]).ShouldNotBeNullOrEmpty();
        ((string?)answer["streamUrl"]).ShouldNotBeNull().ShouldContain("watermark=5");
    }

    [Fact]
    public async Task Resume_ConversationThatNeverBegan_NotFound()
    {
        var visit = await EnterAsync();

        using var response = await SendAsync(HttpMethod.Get, visit.Conversation, visit.Token);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task AnyCall_TokenOfAnotherConversation_Refused()
    {
        var mine = await StartAsync("dl_one");
        var other = await StartAsync("dl_two");

        foreach (var (method, path) in new[] { (HttpMethod.Get, mine.Conversation), (HttpMethod.Get, mine.Activities), (HttpMethod.Post, mine.Activities), (HttpMethod.Post, mine.Conversation + "/upload") })
        {
            using var response = await SendAsync(method, path, other.Token, method == HttpMethod.Post ? new { type = "message", text = "x" } : null);
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}");
        }
    }

    [Fact]
    public async Task Start_InboxUnavailable_AsksToComeBack()
    {
        var visit = await EnterAsync();
        Host.Inbox.IsUnavailable = true;

        using var response = await SendAsync(HttpMethod.Post, "conversations", visit.Token, new { });

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(2));
    }
}
