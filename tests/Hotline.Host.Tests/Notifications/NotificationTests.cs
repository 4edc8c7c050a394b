using System.Globalization;
using System.Text;
using Hotline.Host.Tests.Webhooks;
using Hotline.Storage.Deliveries;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Http;
using MimeKit;

namespace Hotline.Host.Tests.Notifications;

/// <summary>What the people of a department are told, when, and in which words.</summary>
public sealed class NotificationTests
{
    private const string EmailTarget = "email:city-management";
    private const string WeComTarget = "wecom:city-management";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewTickets_ThatAreNotUrgent_ComeTogetherAtTheNextRoundTime()
    {
        await using var server = new MailServer();
        await using var fixture = await StartAsync(server);
        var (one, two) = (await fixture.OpenTicketAsync(), await fixture.OpenTicketAsync());
        await fixture.PlanAndSendAsync();
        server.Mails.ShouldBeEmpty();

        fixture.Storage.Time.Advance(TimeSpan.FromMinutes(30));
        await fixture.SendAsync();

        var mail = server.Mails.Single();
        Subject(mail).ShouldBe("热线工单：2 条消息");
        var text = Text(mail);
        text.ShouldContain($"工单 {one}（路灯，一般）：新派来的，请在");
        text.ShouldContain(two.ToString());
        foreach (var secret in (string[])["张三", "13912345678", "花家地"])
            text.ShouldNotContain(secret);
    }

    [Fact]
    public async Task NewTicket_AfterADigestHasLeft_WaitsForTheNext()
    {
        await using var server = new MailServer();
        await using var fixture = await StartAsync(server);
        await fixture.OpenTicketAsync();
        await fixture.PlanAsync();
        fixture.Storage.Time.Advance(TimeSpan.FromMinutes(30));
        await fixture.SendAsync();

        await fixture.OpenTicketAsync();
        await fixture.PlanAndSendAsync();
        server.Mails.Count.ShouldBe(1);
        fixture.Storage.Time.Advance(TimeSpan.FromMinutes(30));
        await fixture.SendAsync();

        server.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task UrgentTicket_IsToldAtOnce()
    {
        await using var server = new MailServer();
        await using var fixture = await StartAsync(server);

        var number = await fixture.OpenTicketAsync(TicketPriority.Urgent);
        await fixture.PlanAndSendAsync();

        Subject(server.Mails.Single()).ShouldBe($"热线工单 {number}：新工单");
    }

    [Fact]
    public async Task NotUrgent_AtNight_WaitsForTheMorning()
    {
        await using var server = new MailServer();
        await using var fixture = await StartAsync(server);
        fixture.Storage.Time.SetUtcNow(new DateTimeOffset(2026, 11, 23, 14, 0, 0, TimeSpan.Zero));

        await fixture.OpenTicketAsync();
        await fixture.PlanAsync();

        (await fixture.LatestAsync(EmailTarget)).NextAttemptAt.ShouldBe(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("451 later", DeliveryStatus.Pending)]
    [InlineData("550 nobody here", DeliveryStatus.Dead)]
    public async Task MailServer_ThatDoesNotTakeIt_IsTriedAgainUnlessItIsFinal(string verdict, DeliveryStatus expected)
    {
        await using var server = new MailServer { Verdict = verdict };
        await using var fixture = await StartAsync(server);
        await fixture.OpenTicketAsync(TicketPriority.Urgent);

        await fixture.PlanAndSendAsync();

        (await fixture.LatestAsync(EmailTarget)).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task MailServer_ThatIsAway_GetsTheMailWhenItIsBack()
    {
        await using var fixture = await DeliveryFixture.StartAsync(Mail(port: 9));
        await fixture.OpenTicketAsync(TicketPriority.Urgent);

        await fixture.PlanAndSendAsync();

        var waiting = await fixture.LatestAsync(EmailTarget);
        waiting.Status.ShouldBe(DeliveryStatus.Pending);
        waiting.NextAttemptAt!.Value.ShouldBeGreaterThan(fixture.Storage.Time.GetUtcNow());
    }

    [Fact]
    public async Task Group_IsWrittenToThroughItsRobot()
    {
        await using var robot = await Receiver.StartAsync();
        Answer(robot, 0);
        await using var fixture = await DeliveryFixture.StartAsync(new() { ["Notifications:Departments:city-management:WeComRobot"] = robot.Address + "?key=secret" });

        var number = await fixture.OpenTicketAsync(TicketPriority.Urgent);
        await fixture.PlanAndSendAsync();

        var message = robot.Posts.Single().Json;
        message.GetProperty("msgtype").GetString().ShouldBe("text");
        message.GetProperty("text").GetProperty("content").GetString()!.ShouldStartWith($"工单 {number}（路灯，紧急）：新派来的");
        (await fixture.LatestAsync(WeComTarget)).Status.ShouldBe(DeliveryStatus.Sent);
    }

    [Fact]
    public async Task Group_WithMoreThanFits_IsToldHowMuchMoreThereIs()
    {
        await using var robot = await Receiver.StartAsync();
        Answer(robot, 0);
        await using var fixture = await DeliveryFixture.StartAsync(new() { ["Notifications:Departments:city-management:WeComRobot"] = robot.Address });
        for (var i = 0; i < 40; i++)
            await fixture.OpenTicketAsync();
        await fixture.PlanAsync();
        fixture.Storage.Time.Advance(TimeSpan.FromMinutes(30));

        await fixture.SendAsync();

        var content = robot.Posts.Single().Json.GetProperty("text").GetProperty("content").GetString()!;
        Encoding.UTF8.GetByteCount(content).ShouldBeLessThanOrEqualTo(2048);
        content.ShouldMatch("……还有 [0-9]+ 条，请在系统中查看。$");
    }

    [Theory]
    [InlineData(45009, DeliveryStatus.Pending)]
    [InlineData(93000, DeliveryStatus.Dead)]
    public async Task Robot_ThatRefuses_IsTriedAgainUnlessItIsGone(int code, DeliveryStatus expected)
    {
        await using var robot = await Receiver.StartAsync();
        Answer(robot, code);
        await using var fixture = await DeliveryFixture.StartAsync(new() { ["Notifications:Departments:city-management:WeComRobot"] = robot.Address });
        await fixture.OpenTicketAsync(TicketPriority.Urgent);

        await fixture.PlanAndSendAsync();

        (await fixture.LatestAsync(WeComTarget)).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Supervisors_HearOfWhatWaitsForThem()
    {
        await using var server = new MailServer();
        var settings = Mail(server.Port);
        settings["Notifications:Supervisors:Email"] = "supervisors@example.org";
        settings["Notifications:Supervisors:Language"] = "en";
        await using var fixture = await DeliveryFixture.StartAsync(settings);
        var number = await fixture.OpenTicketAsync();

        await fixture.DoAsync(number, new TicketCommand.RequestExtension(3, "采购电缆，预计三天到货"));
        await fixture.PlanAndSendAsync();

        var mail = server.Mails.Single(m => m.Contains("supervisors@example.org", StringComparison.Ordinal));
        Text(mail).ShouldBe($"Ticket {number} (Streetlights, general): a department asks for more time; please decide before the deadline.", StringCompareShould.IgnoreCase);
    }

    [Fact]
    public void EveryNotice_HasItsWordsInBothLanguages()
    {
        var resources = new System.Resources.ResourceManager("Hotline.Host.Resources.NotificationTexts", typeof(Host.Notifications.Notice).Assembly);
        string[] clocks = [.. Enum.GetNames<Ticketing.ResponseTimes.ClockKind>()];
        foreach (var name in clocks.SelectMany(c => new[] { "Warned" + c, "Breached" + c }))
        {
            foreach (var language in (string[])["zh-CN", "en"])
            {
                resources.GetString(name, CultureInfo.GetCultureInfo(language)).ShouldNotBeNullOrEmpty(name);
                resources.GetString(name + "Short", CultureInfo.GetCultureInfo(language)).ShouldNotBeNullOrEmpty(name);
            }
        }
    }

    private static Task<DeliveryFixture> StartAsync(MailServer server) => DeliveryFixture.StartAsync(Mail(server.Port));

    private static Dictionary<string, string?> Mail(int port) => new()
    {
        ["Notifications:Departments:city-management:Email"] = "duty@example.org, head@example.org",
        ["Notifications:Smtp:Host"] = "127.0.0.1",
        ["Notifications:Smtp:Port"] = port.ToString(CultureInfo.InvariantCulture),
        ["Notifications:Smtp:UseTls"] = "false",
        ["Notifications:Smtp:From"] = "hotline@example.org",
    };

    private static void Answer(Receiver robot, int code) => robot.Answer = (_, context) => context.Response.WriteAsJsonAsync(new { errcode = code, errmsg = "" }, Stop);

    private static string Subject(string mail) => Read(mail).Subject!;

    private static string Text(string mail) => Read(mail).TextBody!.Trim();

    private static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail)), Stop);
}
