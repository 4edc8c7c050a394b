using Hotline.Bot.Mail;
using Hotline.Bot.Searching;
using Hotline.Channels;
using Hotline.Storage.ApiKeys;
using Hotline.Storage.Articles;
using Hotline.Storage.Changes;
using Hotline.Storage.City;
using Hotline.Storage.Deliveries;
using Hotline.Storage.Embeddings;
using Hotline.Storage.Leases;
using Hotline.Storage.Mail;
using Hotline.Storage.Nodes;
using Hotline.Storage.Outbox;
using Hotline.Storage.People;
using Hotline.Storage.PostgreSql;
using Hotline.Storage.Projection;
using Hotline.Storage.Reading;
using Hotline.Storage.Requests;
using Hotline.Storage.Searching;
using Hotline.Storage.Webhooks;
using Hotline.TestKit;
using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Routing.Editing;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Tests;

/// <summary>Reads while every connection of the pool is taken. Threads that wait for one are missing where one is to be given back.</summary>
public sealed class BusyPoolTests
{
    private static readonly ConversationKey Conversation = new(ChannelIds.Sms, "+8613800138000");

    private static readonly RecordQuery Search = new() { Text = "路灯", Kind = RecordKind.Ticket, Scope = new(null, MayReadTickets: true, MayReadTalks: true) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_WhileEveryConnectionIsTaken_LeavesItsThreadAndGoesOnWhenOneIsGivenBack()
    {
        await using var node = await StorageFixture.StartAsync();
        using var connections = new PostgreSqlConnections(Options.Create(new StorageOptions { PostgreSql = Database.ConnectionString(node) + ";Maximum Pool Size=1" }));
        foreach (var (name, read) in Reads(node, connections))
        {
            var taken = await connections.OpenForReadingAsync(Stop);

            var reading = read();

            reading.IsCompleted.ShouldBeFalse(name);
            await taken.DisposeAsync();
            await reading;
        }
    }

    /// <summary>A caller that leaves while it waits takes no connection any more.</summary>
    [Fact]
    public async Task Read_CancelledWhileItWaits_Ends()
    {
        await using var node = await StorageFixture.StartAsync();
        using var connections = new PostgreSqlConnections(Options.Create(new StorageOptions { PostgreSql = Database.ConnectionString(node) + ";Maximum Pool Size=1" }));
        await using var taken = await connections.OpenForReadingAsync(Stop);
        using var left = new CancellationTokenSource();

        var reading = Store<StaffAccounts>(node, connections).ListAsync(left.Token);
        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => reading);
    }

    private static IReadOnlyList<(string Name, Func<Task> Read)> Reads(StorageFixture node, PostgreSqlConnections connections)
    {
        var now = node.Time.GetUtcNow();
        var (accounts, changes, city) = (Store<StaffAccounts>(node, connections), Store<ChangeLog>(node, connections), Store<CityVersions>(node, connections));
        var (desk, queue, calls) = (Store<DeskReader>(node, connections), Store<HandoffQueue>(node, connections), Store<CallBacks>(node, connections));
        var (tickets, reported, shown) = (Store<TicketReader>(node, connections), Store<ReportedTickets>(node, connections), Store<PublicTickets>(node, connections));
        var (turns, log, mail) = (Store<TurnStore>(node, connections), Store<ConversationLog>(node, connections), Store<Mailroom>(node, connections));
        var (outbox, deliveries, records) = (Store<OutboxStore>(node, connections), Store<DeliveryStore>(node, connections), Store<RecordReader>(node, connections));
        var (articles, questions, shared) = (Store<ArticleVersions>(node, connections), Store<UnansweredQuestions>(node, connections), Store<SharedState>(node, connections));
        var (nodes, followUps, keys) = (new NodeTable(connections, TimeSpan.FromSeconds(10)), Store<FollowUpReader>(node, connections), Store<ApiKeyStore>(node, connections));
        var webhooks = Store<WebhookStore>(node, connections);
        return
        [
            ("a person", () => accounts.FindAsync("1", Stop)),
            ("a person by name", () => accounts.FindByNameAsync("ADMIN", Stop)),
            ("everybody", () => accounts.ListAsync(Stop)),
            ("audit", () => Store<AuditLog>(node, connections).ReadAsync(new(), Stop)),
            ("changes", () => changes.ReadAsync(ChangePosition.Start, 10, Stop)),
            ("the latest change", () => changes.LatestAsync(Stop)),
            ("the oldest change", () => changes.OldestAsync(Stop)),
            ("versions of the city", () => city.InForceAsync(Stop)),
            ("history of the city", () => city.HistoryAsync(CityList.Departments, "heat", Stop)),
            ("stamp of the city", () => city.StampAsync(Stop)),
            ("node by name", () => nodes.FindAsync("node", Stop)),
            ("other nodes", () => nodes.OthersAsync("instance", Stop)),
            ("node that beats", () => nodes.BeatAsync(new("node", "instance", "1", false, ""), Stop)),
            ("shared text", () => shared.ReadAsync("name", Stop)),
            ("shared texts", () => shared.ReadAllAsync("name", Stop)),
            ("clock", () => Store<ClockDifference>(node, connections).CompareAsync(Stop)),
            ("conversations that wait", () => desk.WaitingAsync(10, Stop)),
            ("conversations in hand", () => desk.ClaimedAsync(null, Stop)),
            ("conversations that expired", () => desk.ExpiredAsync(now, Stop)),
            ("loads", () => desk.LoadsAsync(Stop)),
            ("conversation at the desk", () => desk.FindAsync(Conversation, Stop)),
            ("how many wait", () => desk.CountWaitingAsync(Stop)),
            ("notes", () => desk.NotesAsync(Conversation, Stop)),
            ("place in the queue", () => queue.AheadOfAsync(Conversation, false, Stop).AsTask()),
            ("pace of the desk", () => queue.PaceAsync(Stop).AsTask()),
            ("answers of the desk", () => Store<HandoffAnswers>(node, connections).SinceAsync(now, Stop)),
            ("calls", () => calls.OpenAsync(10, Stop)),
            ("a call", () => calls.FindAsync(1, Stop)),
            ("how many calls", () => calls.CountAsync(Stop)),
            ("a ticket", () => tickets.FindAsync(new(1), Stop)),
            ("a resident's tickets", () => tickets.OfResidentAsync(ChannelIds.Sms, "1", null, 5, Stop)),
            ("a list of tickets", () => tickets.ListAsync(new() { Department = "heat" }, Stop)),
            ("events of a ticket", () => tickets.EventsAsync(new(1), Stop)),
            ("tickets that are due", () => tickets.DueAsync(now, 10, Stop)),
            ("follow-ups", () => followUps.OwedAsync(FollowUpStage.ToBeAsked, now, 10, Stop)),
            ("how many follow-ups", () => followUps.CountAsync(FollowUpStage.ToBeAsked, 10, Stop)),
            ("flagged tickets", () => Store<FlaggedTickets>(node, connections).FlaggedAsync("1", new(1), 10, Stop)),
            ("open tickets by department", () => reported.CountOpenAsync(ReportDimension.Department, null, now, Stop)),
            ("open tickets", () => reported.FindOpenAsync(ReportDimension.Department, null, null, null, now, 10, Stop)),
            ("tickets of a while", async () => await reported.OpenedAsync(now, now, Stop).ToListAsync(Stop)),
            ("public tickets", () => shown.FindAsync([new(1)], Stop)),
            ("list of public tickets", () => shown.ListAsync(new() { From = now, Until = now, Limit = 10 }, Stop)),
            ("board", () => Store<TicketBoard>(node, connections).CountAsync(now, Stop)),
            ("backlog", () => Store<Backlog>(node, connections).MeasureAsync(now, Stop)),
            ("conversation", () => turns.LoadAsync(Conversation, Stop).AsTask()),
            ("receipt", () => turns.FindReceiptAsync(ChannelIds.Sms, "SM1", Stop)),
            ("pending turns", () => turns.PendingAsync(now, 10, Stop)),
            ("whether there is a conversation", () => log.ExistsAsync(Conversation, Stop)),
            ("log", () => log.ReadAsync(Conversation, 0, 10, Stop)),
            ("traffic", () => mail.TrafficAsync(Stop)),
            ("mail by state", () => mail.CountAsync(Stop)),
            ("mail", () => mail.ListAsync(MailKind.Resident, MailState.Dead, null, 10, Stop)),
            ("messages to send", () => outbox.ClaimAsync(10, TimeSpan.FromMinutes(1), Stop)),
            ("when the next message is due", () => outbox.NextDueAsync(Stop)),
            ("messages that were sent", () => Store<SentMessages>(node, connections).OfAsync(Conversation, 10, Stop)),
            ("feed of deliveries", () => deliveries.FeedAsync(10, Stop)),
            ("deliveries to make", () => deliveries.ClaimAsync(10, TimeSpan.FromMinutes(1), Stop)),
            ("when the next delivery is due", () => deliveries.NextDueAsync(Stop)),
            ("deliveries", () => deliveries.ListAsync("target", null, null, 10, Stop)),
            ("tickets to index", () => records.TicketsAsync([1], Stop)),
            ("all tickets to index", () => records.TicketsAfterAsync(1, 10, Stop)),
            ("messages to index", () => records.MessagesAsync([new(Conversation, 0, now)], 10, Stop)),
            ("all messages to index", () => records.MessagesAfterAsync(Conversation, 0, 10, Stop)),
            ("how much to index", () => records.CountAsync(SearchIndex.Tickets, Stop)),
            ("projection", () => records.ProjectionAsync(Stop)),
            ("search", () => Store<DatabaseSearch>(node, connections).SearchAsync(Search, RecordSource.Database, Stop)),
            ("articles in force", () => articles.InForceAsync(Stop)),
            ("open articles", () => articles.OpenAsync(Stop)),
            ("stamp of the articles", () => articles.StampAsync(Stop)),
            ("import", () => Store<ArticleImports>(node, connections).FindAsync("id", "1", Stop)),
            ("unanswered questions", () => questions.ListAsync(now, 10, Stop)),
            ("questions put aside", () => questions.PutAsideAsync(Stop)),
            ("embeddings", () => Store<EmbeddingStore>(node, connections).LoadAsync("model", Stop)),
            ("request", () => Store<RequestMarks>(node, connections).FindAsync("scope", "key", Stop)),
            ("key", () => keys.FindAsync("hash", Stop)),
            ("keys", () => keys.ListAsync(Stop)),
            ("webhook", () => webhooks.FindAsync("id", Stop)),
            ("webhooks", () => webhooks.OfDepartmentAsync("heat", Stop)),
        ];
    }

    /// <summary>A store of the node that reads through these connections.</summary>
    private static T Store<T>(StorageFixture node, PostgreSqlConnections connections)
        => ActivatorUtilities.CreateInstance<T>(node.Get<IServiceProvider>(), connections);
}
