using System.Net;
using Hotline.TestKit;

namespace Hotline.Channels.Tests;

/// <summary>What every channel must keep to, whatever its wire form. A channel derives from it and says how it sends.</summary>
public abstract class ChannelCompliance : IAsyncLifetime
{
    private ChannelHost? host;

    protected ChannelHost Host => host ?? throw new InvalidOperationException("The host is started by InitializeAsync.");

    protected ScriptedInbox Inbox => Host.Inbox;

    /// <summary>Keys below <c>Channels</c> that turn this channel on, none of them a development key.</summary>
    protected abstract IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>What the channel answers while nothing can be stored.</summary>
    protected abstract HttpStatusCode StatusWhileInboxIsUnavailable { get; }

    public async ValueTask InitializeAsync()
    {
        host = await ChannelHost.StartAsync(Settings, ConfigureServices);
        await PrepareAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
    }

    [Fact]
    public async Task Message_Signed_RepliesAsScripted()
    {
        var answer = await SendAsync(new("你好"));

        ((int)answer.Status).ShouldBeInRange(200, 299);
        answer.Reply.ShouldContain("收到：你好");
        Inbox.OnlyAccepted.Activity.Text.ShouldBe("你好");
    }

    [Fact]
    public async Task Message_Accepted_NamesChannelConversationAndBothSides()
    {
        await SendAsync(new("你好"));

        var activity = Inbox.OnlyAccepted.Activity;
        activity.ChannelId.ShouldNotBeNullOrEmpty();
        activity.Conversation.ShouldNotBeNull().Id.ShouldNotBeNullOrEmpty();
        activity.From.ShouldNotBeNull().Id.ShouldNotBeNullOrEmpty();
        activity.Recipient.ShouldNotBeNull().Id.ShouldNotBeNullOrEmpty();
        activity.Id.ShouldBeNull("ids are given at the commit");
    }

    [Theory]
    [InlineData(Credentials.None)]
    [InlineData(Credentials.Wrong)]
    public async Task Message_NotProperlySigned_Refused(Credentials credentials)
    {
        var answer = await SendAsync(new("你好") { Credentials = credentials });

        answer.Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized);
        answer.Reply.ShouldBeEmpty();
        Inbox.Deliveries.ShouldBe(0);
    }

    [Fact]
    public async Task Message_DeliveredTwice_OneTurnSameReply()
    {
        var first = await SendAsync(new("你好") { ExternalId = "7700000000000001" });
        var second = await SendAsync(new("你好") { ExternalId = "7700000000000001" });

        second.ShouldBe(first);
        Inbox.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Message_DeliveredTwiceAtOnce_OneTurnSameReply()
    {
        var message = new ChannelMessage("你好") { ExternalId = "7700000000000002" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(message)));

        answers.Distinct().Count().ShouldBe(1);
        Inbox.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Message_Oversized_Refused()
    {
        var answer = await SendAsync(new(new string('a', 12 * 1024 * 1024)));

        answer.Status.ShouldBeOneOf(HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest);
        Inbox.Deliveries.ShouldBe(0);
    }

    [Fact]
    public async Task Message_Malformed_RefusedWithoutError()
    {
        var status = await SendMalformedAsync();

        ((int)status).ShouldBeInRange(400, 499);
        Inbox.Deliveries.ShouldBe(0);
    }

    [Fact]
    public async Task Message_Empty_Harmless()
    {
        var answer = await SendAsync(new(""));

        ((int)answer.Status).ShouldBeInRange(200, 499);
    }

    [Fact]
    public async Task Message_OfTenThousandCharacters_Harmless()
    {
        var answer = await SendAsync(new(new string('x', 10_000)));

        ((int)answer.Status).ShouldBeInRange(200, 499);
    }

    [Fact]
    public async Task Reply_WithMarkup_ArrivesAsWritten()
    {
        const string text = "<b>1 & 2</b> \"3\" '4' ]]> 😀";
        Inbox.Reply = _ => [new Activity { Text = text }];

        var answer = await SendAsync(new("你好"));

        answer.Reply.ShouldContain(text);
    }

    [Fact]
    public async Task Reply_WithControlCharacters_ArrivesWithoutThem()
    {
        Inbox.Reply = _ => [new Activity { Text = "前\u0001\u000B\uFFFE后" }];

        var answer = await SendAsync(new("你好"));

        answer.Reply.ShouldContain("前后");
    }

    [Fact]
    public async Task Message_InboxUnavailable_AnswersWithTheChannelsStatus()
    {
        Inbox.IsUnavailable = true;

        var answer = await SendAsync(new("你好"));

        answer.Status.ShouldBe(StatusWhileInboxIsUnavailable);
        Inbox.Confirmed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Message_InboxBackAgain_IsAnswered()
    {
        Inbox.IsUnavailable = true;
        await SendAsync(new("你好") { ExternalId = "7700000000000003" });
        Inbox.IsUnavailable = false;

        var answer = await SendAsync(new("你好") { ExternalId = "7700000000000003" });

        answer.Reply.ShouldContain("收到：你好");
    }

    /// <summary>Sends one message of a resident as the vendor would, and reads what the resident would see or hear.</summary>
    protected abstract Task<ChannelAnswer> SendAsync(ChannelMessage message);

    /// <summary>Sends something that has a proper signature, but is not of the wire form.</summary>
    protected abstract Task<HttpStatusCode> SendMalformedAsync();

    /// <summary>Adds the services beside the inbox that the channel needs.</summary>
    protected virtual void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services)
    {
    }

    /// <summary>What has to happen before a first message can be sent (opening a conversation).</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;
}

/// <summary>A resident's message, before it takes a channel's wire form.</summary>
public sealed record ChannelMessage(string Text)
{
    private static long nextId = 6_600_000_000_000_000;

    /// <summary>What the vendor names it by; digits, the same for each delivery of the message.</summary>
    public string ExternalId { get; init; } = $"{Interlocked.Increment(ref nextId)}";

    public Credentials Credentials { get; init; }
}

/// <summary>How a request is signed, or otherwise shows where it comes from.</summary>
public enum Credentials
{
    Right,
    Wrong,
    None,
}

/// <summary>The HTTP status, and what the resident sees or hears (empty where that is nothing).</summary>
public sealed record ChannelAnswer(HttpStatusCode Status, string Reply);
