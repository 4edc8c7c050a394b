using Hotline.Host.Deliveries;
using Hotline.Storage.Deliveries;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Http;

namespace Hotline.Host.Tests.Webhooks;

/// <summary>What a department's system is posted, and what becomes of it where that system fails in one way or another.</summary>
public sealed class WebhookDeliveryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_OfATicket_ArrivesSignedAndWithoutPersonalData()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = await DeliveryFixture.StartAsync();
        var webhook = await fixture.SubscribeAsync(receiver.Address);

        var number = await fixture.OpenTicketAsync();
        await fixture.PlanAndSendAsync();

        var dispatched = receiver.Posts.Single(p => p.Json.GetProperty("type").GetString() == "ticket.dispatched");
        dispatched.IsSignedWith(webhook.Secret).ShouldBeTrue();
        dispatched.IsSignedWith("whsec_AAAA").ShouldBeFalse();
        dispatched.Timestamp.ShouldBe(fixture.Storage.Time.GetUtcNow(), TimeSpan.FromSeconds(1));
        dispatched.Id.ShouldBe($"msg_{number}_2");
        dispatched.Json.GetProperty("data").GetProperty("number").GetString().ShouldBe(number.ToString());
        dispatched.Json.GetProperty("data").GetProperty("deadlines").GetProperty("Resolution").GetDateTimeOffset().ShouldBeGreaterThan(fixture.Storage.Time.GetUtcNow());
        receiver.Posts.ShouldAllBe(p => !p.Body.Contains("张三") && !p.Body.Contains("13912345678") && !p.Body.Contains("路灯坏了"));
    }

    [Fact]
    public async Task Change_ForASubscriptionOfOtherEvents_IsNotSent()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = await DeliveryFixture.StartAsync();
        await fixture.SubscribeAsync(receiver.Address, "ticket.urged");

        var number = await fixture.OpenTicketAsync();
        await fixture.DoAsync(number, new TicketCommand.Urge("快点"), ActorRole.Operator);
        await fixture.PlanAndSendAsync();

        receiver.Posts.Select(p => p.Json.GetProperty("type").GetString()).ShouldBe(["ticket.urged"]);
    }

    [Fact]
    public async Task Change_PlannedTwice_IsSentOnce()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = await DeliveryFixture.StartAsync();
        await fixture.SubscribeAsync(receiver.Address, "ticket.dispatched");
        await fixture.OpenTicketAsync();
        var note = (await fixture.Deliveries.FeedAsync(10, Stop)).Single();

        await fixture.PlanAsync();
        await fixture.Deliveries.PlanAsync([(note, [])], Stop);
        await fixture.PlanAndSendAsync();

        receiver.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Receiver_FailsAndRecovers_GetsTheSameMessageAgainAfterGrowingPauses()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.AnswerWith(n => n < 3 ? 500 : 204);
        await using var fixture = await DeliveryFixture.StartAsync();
        var webhook = await fixture.SubscribeAsync(receiver.Address, "ticket.dispatched");
        await fixture.OpenTicketAsync();

        await fixture.PlanAndSendAsync();
        await fixture.SendAsync();
        receiver.Posts.Count.ShouldBe(1, "not before the pause is over");
        fixture.Storage.Time.Advance(Pauses.After(1, null)!.Value);
        await fixture.SendAsync();
        receiver.Posts.Count.ShouldBe(2);
        fixture.Storage.Time.Advance(Pauses.After(2, null)!.Value);
        await fixture.SendAsync();

        receiver.Posts.Count.ShouldBe(3);
        receiver.Posts.Select(p => p.Id).Distinct().Count().ShouldBe(1);
        receiver.Posts.ShouldAllBe(p => p.IsSignedWith(webhook.Secret));
        receiver.Posts[2].Timestamp.ShouldBeGreaterThan(receiver.Posts[0].Timestamp);
        (await fixture.LatestAsync(webhook.Id)).Status.ShouldBe(DeliveryStatus.Sent);
    }

    [Fact]
    public async Task Receiver_AsksToWait_IsLeftAloneForAsLong()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (_, context) =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        };
        await using var fixture = await DeliveryFixture.StartAsync();
        var webhook = await fixture.SubscribeAsync(receiver.Address, "ticket.dispatched");
        await fixture.OpenTicketAsync();

        await fixture.PlanAndSendAsync();

        (await fixture.LatestAsync(webhook.Id)).NextAttemptAt!.Value.ShouldBe(fixture.Storage.Time.GetUtcNow().AddHours(1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Receiver_Hangs_IsTriedAgainLaterAndHoldsUpNobodyElse()
    {
        await using var hanging = await Receiver.StartAsync();
        await using var healthy = await Receiver.StartAsync();
        hanging.Answer = (_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await using var fixture = await DeliveryFixture.StartAsync(new() { ["Webhooks:TimeoutSeconds"] = "1" });
        var slow = await fixture.SubscribeAsync(hanging.Address, "ticket.dispatched");
        await fixture.SubscribeAsync(healthy.Address, "ticket.dispatched");
        await fixture.OpenTicketAsync();
        await fixture.OpenTicketAsync();

        await fixture.PlanAndSendAsync();

        healthy.Posts.Count.ShouldBe(2);
        var waiting = await fixture.LatestAsync(slow.Id);
        waiting.Status.ShouldBe(DeliveryStatus.Pending);
        waiting.Outcome.ShouldBe("no answer in time");
    }

    [Fact]
    public async Task Receiver_Redirects_IsNotFollowed()
    {
        await using var elsewhere = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (_, context) =>
        {
            context.Response.Redirect(elsewhere.Address, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        await using var fixture = await DeliveryFixture.StartAsync();
        var webhook = await fixture.SubscribeAsync(receiver.Address, "ticket.dispatched");
        await fixture.OpenTicketAsync();

        await fixture.PlanAndSendAsync();

        elsewhere.Posts.ShouldBeEmpty();
        (await fixture.LatestAsync(webhook.Id)).Outcome.ShouldBe("answered 307, redirects are not followed");
    }

    [Theory]
    [InlineData("http://localhost:{0}/hook")]
    [InlineData("http://127.0.0.1:{0}/hook")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/hook")]
    public async Task Receiver_WhoseNameLeadsToAPrivateAddress_IsNeverConnectedTo(string address)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = await DeliveryFixture.StartAsync(new() { ["Webhooks:AllowPrivateNetworks"] = "false" });
        var webhook = await fixture.SubscribeAsync(string.Format(address, new Uri(receiver.Address).Port), "ticket.dispatched");
        await fixture.OpenTicketAsync();

        await fixture.PlanAndSendAsync();

        receiver.Posts.ShouldBeEmpty();
        var waiting = await fixture.LatestAsync(webhook.Id);
        waiting.Outcome.ShouldBe("the name leads to no public address");
        waiting.Status.ShouldBe(DeliveryStatus.Pending, "names are mended within the day");
    }

    [Fact]
    public async Task Receiver_SaysItIsGone_IsGivenUpAtOnce()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.AnswerWith(_ => StatusCodes.Status410Gone);
        await using var fixture = await DeliveryFixture.StartAsync();
        var webhook = await fixture.SubscribeAsync(receiver.Address, "ticket.dispatched");
        await fixture.OpenTicketAsync();

        await fixture.PlanAndSendAsync();

        (await fixture.LatestAsync(webhook.Id)).Status.ShouldBe(DeliveryStatus.Dead);
    }

    [Fact]
    public async Task Receiver_NeverThere_LeavesADeadLetterThatCanBeReplayed()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.AnswerWith(_ => 500);
        await using var fixture = await DeliveryFixture.StartAsync();
        var webhook = await fixture.SubscribeAsync(receiver.Address, "ticket.dispatched");
        await fixture.OpenTicketAsync();
        await fixture.PlanAsync();

        for (var attempt = 1; attempt <= Pauses.MostAttempts; attempt++)
        {
            await fixture.SendAsync();
            fixture.Storage.Time.Advance(TimeSpan.FromHours(13));
        }

        await fixture.SendAsync();
        receiver.Posts.Count.ShouldBe(Pauses.MostAttempts);
        (await fixture.LatestAsync(webhook.Id)).Status.ShouldBe(DeliveryStatus.Dead);

        receiver.AnswerWith(_ => 200);
        (await fixture.Deliveries.ReplayAsync(webhook.Id, null, Stop)).ShouldBe(1);
        await fixture.SendAsync();

        (await fixture.LatestAsync(webhook.Id)).Status.ShouldBe(DeliveryStatus.Sent);
        receiver.Posts.Select(p => p.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Sent_Replayed_IsSentAgainUnderItsId()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = await DeliveryFixture.StartAsync();
        var webhook = await fixture.SubscribeAsync(receiver.Address, "ticket.dispatched");
        await fixture.OpenTicketAsync();
        await fixture.PlanAndSendAsync();

        (await fixture.Deliveries.ReplayAsync(webhook.Id, (await fixture.LatestAsync(webhook.Id)).Id, Stop)).ShouldBe(1);
        await fixture.SendAsync();

        receiver.Posts.Count.ShouldBe(2);
        receiver.Posts[0].Id.ShouldBe(receiver.Posts[1].Id);
    }

    [Fact]
    public async Task Claimed_ByAProcessThatDied_IsGivenOutAgain()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = await DeliveryFixture.StartAsync();
        await fixture.SubscribeAsync(receiver.Address, "ticket.dispatched");
        await fixture.OpenTicketAsync();
        await fixture.PlanAsync();
        (await fixture.Deliveries.ClaimAsync(16, TimeSpan.FromSeconds(90), Stop)).Count.ShouldBe(1);

        await fixture.SendAsync();
        receiver.Posts.ShouldBeEmpty("somebody has it");
        fixture.Storage.Time.Advance(TimeSpan.FromSeconds(90));
        await fixture.SendAsync();

        receiver.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Feed_LeftByAProcessThatDied_IsPlannedByTheNext()
    {
        await using var receiver = await Receiver.StartAsync();
        var directory = Directory.CreateTempSubdirectory("hotline-feed-").FullName;
        await using (var first = await DeliveryFixture.StartAsync(directory: directory))
        {
            await first.SubscribeAsync(receiver.Address, "ticket.dispatched");
            await first.OpenTicketAsync();
        }

        await using (var second = await DeliveryFixture.StartAsync(directory: directory))
            await second.PlanAndSendAsync();

        receiver.Posts.Count.ShouldBe(1);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Change_OfATicketWhoseHistoryIsBroken_HoldsUpNobodyElse()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = await DeliveryFixture.StartAsync();
        await fixture.SubscribeAsync(receiver.Address, "ticket.dispatched");
        fixture.Execute("""
            INSERT INTO ticket_event (number, sequence, at, payload) VALUES (99, 2, 0, '{"event":"noted","text":"a","sequence":2,"at":"2026-11-23T00:00:00Z","by":{"role":"System"}}');
            INSERT INTO ticket_feed (number, after_version, version) VALUES (99, 1, 2);
            """);
        await fixture.OpenTicketAsync();

        await fixture.PlanAndSendAsync();

        receiver.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Unsubscribed_WhileMessagesWait_SendsThemNoMore()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = await DeliveryFixture.StartAsync();
        var webhook = await fixture.SubscribeAsync(receiver.Address, "ticket.dispatched");
        await fixture.OpenTicketAsync();
        await fixture.PlanAsync();

        await fixture.Storage.Get<Storage.Webhooks.IWebhookStore>().RemoveAsync(webhook.Id, Stop);
        await fixture.SendAsync();

        receiver.Posts.ShouldBeEmpty();
    }
}
