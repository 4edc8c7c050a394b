using Hotline.Bot.Claims;
using Hotline.Bot.Handoff;
using Hotline.Bot.Mail;
using Hotline.Bot.Staff;
using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.Knowledge.Feedback;
using Hotline.Storage.Changes;
using Hotline.Storage.Deliveries;
using Hotline.Storage.Outbox;
using Hotline.Storage.Reading;
using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Tickets;

namespace Hotline.TestKit.Plans;

/// <summary>What the service does all day, each as a use of its own ports, on a <see cref="FilledCity"/>.</summary>
/// <param name="service">The service.</param>
/// <param name="messages">How many the city was filled with.</param>
public sealed class HotPaths(StorageFixture service, long messages)
{
    /// <summary>Beyond these rows a statement grows with the city; nothing that runs for a turn or a beat may look at more.</summary>
    public const int MostRows = 5_000;

    /// <summary>From the sixth use on a prepared statement may keep one plan for all values (postgresql.org/docs/current/sql-prepare.html).</summary>
    private const int Uses = 8;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly CancellationToken Stop = CancellationToken.None;

    private int turn;

    /// <summary>Each by its name.</summary>
    public IReadOnlyList<(string Name, Func<Task> Use)> All =>
    [
        ("a turn", () => service.Inbox.AcceptAsync(TestChannels.Text("你好", $"SM{++turn}", $"+86137{turn % 3:D8}"), Stop)),
        ("a delivery that comes again", () => service.Inbox.AcceptAsync(TestChannels.Text("你好", $"{FilledCity.Past}{messages - ++turn}", $"{FilledCity.Past}1"), Stop)),
        ("a delivery whose turn comes later", () => service.Store.AcceptAsync(TestChannels.Text("你好", $"SM-late{++turn}"), Now, Stop)),
        ("deliveries left over", () => service.Store.PendingAsync(Now, 100, Stop)),
        ("a ticket opened", () => FilledCity.OpenTicketAsync(service)),
        ("messages claimed and sent", ClaimAsync),
        ("when the next message is due", () => service.Get<IOutboxStore>().NextDueAsync(Stop)),
        ("a delivery report", () => service.Get<IDeliveryReports>().ReportAsync(new(ChannelIds.Sms, $"{FilledCity.Past}{++turn}", DeliveryState.Delivered, null), Stop)),
        ("clocks that are due", () => service.Get<ITicketReader>().DueAsync(Now, 200, Stop)),
        ("tickets claimed for a sweep", () => service.Get<IWorkClaims>().TakeAsync(WorkKind.Clocks, [$"{++turn}"], Stop)),
        ("follow-ups owed", () => service.Get<IFollowUpReader>().OwedAsync(FollowUpStage.ToBeAsked, Now, 100, Stop)),
        ("a ticket by number", () => service.Get<ITicketReader>().FindAsync(new(100_000_000_000 + ++turn), Stop)),
        ("events of a ticket", () => service.Get<ITicketReader>().EventsAsync(new(100_000_000_000 + ++turn), Stop)),
        ("a resident's tickets", () => service.Get<ITicketReader>().OfResidentAsync(ChannelIds.Sms, $"+86{++turn}", $"+86{turn}", 5, Stop)),
        ("a department's list", () => PagesAsync(new() { Department = "department10" })),
        ("a department's list in progress", () => PagesAsync(new() { Department = "department10", Status = TicketStatus.InProgress })),
        ("the whole city's list", () => PagesAsync(new())),
        ("conversations that wait", () => service.Get<IDeskReader>().WaitingAsync(50, Stop)),
        ("conversations in hand", () => service.Get<IDeskReader>().ClaimedAsync(null, Stop)),
        ("a conversation at the desk", () => service.Get<IDeskReader>().FindAsync(Conversation, Stop)),
        ("notes on a conversation", () => service.Get<IDeskReader>().NotesAsync(Conversation, Stop)),
        ("what was said in a conversation", () => service.Get<IConversationLog>().ReadAsync(Conversation, 0, 50, Stop)),
        ("how far its messages came", () => service.Get<ISentMessages>().OfAsync(Conversation, 50, Stop)),
        ("calls to make", () => service.Get<ICallBacks>().OpenAsync(50, Stop)),
        ("place in the queue", () => service.Get<IHandoffQueue>().AheadOfAsync(Conversation, false, Stop).AsTask()),
        ("pace of the desk", () => service.Get<IHandoffQueue>().PaceAsync(Stop).AsTask()),
        ("changes of other nodes", ChangesAsync),
        ("deliveries to departments", () => service.Get<IDeliveryStore>().ClaimAsync(50, Lease, Stop)),
        ("when the next delivery is due", () => service.Get<IDeliveryStore>().NextDueAsync(Stop)),
        ("a department's deliveries", () => service.Get<IDeliveryStore>().ListAsync("target1", null, null, 50, Stop)),
        ("changes of tickets for departments", () => service.Get<IDeliveryStore>().FeedAsync(100, Stop)),
        ("messages that were given up", () => service.Get<IMailroom>().ListAsync(MailKind.Resident, MailState.Dead, null, 50, Stop)),
        ("the newest entries of the audit", () => service.Get<IAuditLog>().ReadAsync(new(), Stop)),
        ("the audit of a ticket", () => service.Get<IAuditLog>().ReadAsync(new(Subject: "ticket 10"), Stop)),
    ];

    /// <summary>What counts what there is: it may look at all that waits or is open, never at all that was.</summary>
    public IReadOnlyList<(string Name, Func<Task> Use)> Counts =>
    [
        ("backlogs", () => service.Get<IBacklog>().MeasureAsync(Now, Stop)),
        ("the live board", () => service.Get<ITicketBoard>().CountAsync(Now, Stop)),
        ("open tickets by department", () => service.Get<IReportedTickets>().CountOpenAsync(ReportDimension.Department, null, Now, Stop)),
        ("traffic of channels", () => service.Get<IMailroom>().TrafficAsync(Stop)),
        ("outgoing messages by state", () => service.Get<IMailroom>().CountAsync(Stop)),
        ("calls answered in a day", () => service.Get<IHandoffAnswers>().SinceAsync(Now.AddDays(-1), Stop)),
        ("unanswered questions of a week", () => service.Get<IUnansweredQuestions>().ListAsync(Now.AddDays(-7), 500, Stop)),
    ];

    private static ConversationKey Conversation => new(ChannelIds.Sms, $"{FilledCity.Past}1");

    private DateTimeOffset Now => service.Time.GetUtcNow();

    /// <summary>Uses each some times and gives the plans of its statements, each different one once.</summary>
    public static async Task<IReadOnlyList<(string Path, ExplainedPlan Plan)>> ExplainAsync(IEnumerable<(string Name, Func<Task> Use)> paths, PlanLog log)
    {
        var found = new List<(string, ExplainedPlan)>();
        foreach (var (name, use) in paths)
        {
            log.Take();
            for (var i = 0; i < Uses; i++)
                await use();
            found.AddRange(log.Take().DistinctBy(p => (p.Sql, string.Join(';', p.Steps.Select(s => (s.Depth, s.Kind, s.Index))))).Select(p => (name, p)));
        }

        return found;
    }

    private async Task ClaimAsync()
    {
        var outbox = service.Get<IOutboxStore>();
        foreach (var message in await outbox.ClaimAsync(10, Lease, Stop))
            await outbox.FinishAsync(message, new SendResult.Sent($"sent{++turn}"), null, Stop);
    }

    private async Task PagesAsync(TicketQuery query)
    {
        var reader = service.Get<ITicketReader>();
        var first = await reader.ListAsync(query, Stop);
        await reader.ListAsync(query with { After = first.Next }, Stop);
    }

    private async Task ChangesAsync()
    {
        var log = service.Get<IChangeLog>();
        await log.ReadAsync(await log.LatestAsync(Stop), 100, Stop);
    }
}
