using Hotline.Bot.Tickets;
using Hotline.Storage.Schema;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task Migrations_OnAnEmptyDatabase_GiveTheSchemaOfTheModel()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await using var migrated = new SqliteConnection($"Data Source={Path.Combine(fixture.Directory, "hotline.db")}");
        await using var created = new SqliteConnection("Data Source=:memory:");
        migrated.Open();
        created.Open();
        await using (var db = new HotlineDb(new DbContextOptionsBuilder<HotlineDb>().UseSqlite(created).Options))
            await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);

        Columns(migrated).ShouldBe(Columns(created));
        Indexes(migrated).ShouldBe(Indexes(created));
    }

    [Fact]
    public async Task Migration_OfTicketsFromBefore_ListsHelpersAndMarksFlaggedClocks()
    {
        await using var fixture = await StorageFixture.StartAsync();
        fixture.Time.Advance(new DateTimeOffset(2026, 12, 31, 2, 0, 0, TimeSpan.Zero) - fixture.Time.GetUtcNow());
        var now = fixture.Time.GetUtcNow();
        var desk = fixture.Get<ITicketDesk>();
        var opened = desk.Open(new() { Description = "路灯坏了", Kind = TicketKind.Complaint, Category = "cityscape.streetlight", CategoryConfidence = 1, Place = new() { District = "110105" } },
            new() { ChannelId = "sms", UserId = "+8613800138000" }, desk.NumberFor(1), Actor.Bot, now).After;
        var operators = new Actor(ActorRole.Operator, "op");
        var helped = desk.Decide(opened, new TicketCommand.AddCoHandler("landscaping", "修剪树枝"), operators, now).ShouldBeOfType<TicketDecision.Accepted>().Change.After;
        var more = desk.Decide(helped, new TicketCommand.AddCoHandler("urban-enforcement", "配合"), operators, now).ShouldBeOfType<TicketDecision.Accepted>().Change.After;
        var reported = desk.Decide(more, new TicketCommand.ReportHelp("已配合"), new(ActorRole.Department, "urban-enforcement"), now).ShouldBeOfType<TicketDecision.Accepted>().Change;
        await fixture.Store.CommitAsync(new() { At = now, Tickets = [reported with { VersionBefore = 0 }] }, TestContext.Current.CancellationToken);
        const string Rows = "SELECT group_concat(department || ' ' || number || ' ' || sort_deadline_at) FROM ticket_helper";
        var before = Database.Scalar(fixture, Rows);
        Database.Scalar(fixture, """
            DROP TABLE ticket_helper; DROP INDEX ix_ticket_flagged; ALTER TABLE ticket DROP COLUMN flagged_calendar;
            DELETE FROM __EFMigrationsHistory WHERE MigrationId = '0008_Tickets';
            """);

        await using var after = await StorageFixture.StartAsync(fixture.Directory);

        before!.ToString().ShouldStartWith($"landscaping {opened.Number} ");
        Database.Scalar(after, Rows).ShouldBe(before);
        Database.Scalar(after, "SELECT flagged_calendar FROM ticket").ShouldBe("");
    }

    [Fact]
    public async Task Migration_OfProposalsFromBefore_ListsThoseThatWaitForADecision()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (waiting, decided, plain) = (await ResolvedAsync(fixture, 1), await ResolvedAsync(fixture, 2), await ResolvedAsync(fixture, 3));
        var supervisor = new Actor(ActorRole.Supervisor, "s1");
        await DoAsync(fixture, waiting, new TicketCommand.ProposeExclusion("市民描述的不是本市的事"), supervisor);
        var proposed = await DoAsync(fixture, decided, new TicketCommand.ProposeExclusion("恶意投诉"), supervisor);
        await DoAsync(fixture, proposed, new TicketCommand.RejectExclusion("理由不足"), new(ActorRole.Supervisor, "s2"));
        const string Rows = "SELECT group_concat(number) FROM ticket WHERE proposal = 'Exclusion'";
        Database.Scalar(fixture, Rows).ShouldBe(waiting.Number.ToString());
        Database.Scalar(fixture, """
            DROP INDEX ix_ticket_proposal; ALTER TABLE ticket DROP COLUMN proposal; DELETE FROM __EFMigrationsHistory WHERE MigrationId = '0031_Exclusions';
            """);

        await using var after = await StorageFixture.StartAsync(fixture.Directory);

        Database.Scalar(after, Rows).ShouldBe(waiting.Number.ToString());
        (await after.Get<ITicketReader>().ListAsync(new() { HasProposal = true }, TestContext.Current.CancellationToken)).Tickets.ShouldHaveSingleItem().Number.ShouldBe(waiting.Number);
        (await after.Get<ITicketBoard>().CountAsync(after.Time.GetUtcNow(), TestContext.Current.CancellationToken)).Proposals.ShouldBe(1);
        plain.Exclusion.ShouldBeNull();
    }

    [Fact]
    public async Task Migration_OfAnswersFromBefore_ListsThoseThatProposeToDoItAgain()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (unsolved, solved, unasked) = (await ResolvedAsync(fixture, 1), await ResolvedAsync(fixture, 2), await ResolvedAsync(fixture, 3));
        await SayAsync(fixture, unsolved, isSolved: false);
        await SayAsync(fixture, solved, isSolved: true);
        const string Rows = "SELECT group_concat(number || ' ' || coalesce(follow_up, '-') || ' ' || coalesce(follow_up_at, '-')) FROM ticket";
        var before = Database.Scalar(fixture, Rows)!.ToString()!;
        before.ShouldContain($"{unsolved.Number} ToBeDecided ");
        Database.Scalar(fixture, "UPDATE ticket SET follow_up = NULL, follow_up_at = NULL; DELETE FROM __EFMigrationsHistory WHERE MigrationId = '0016_Proposals';");

        await using var after = await StorageFixture.StartAsync(fixture.Directory);

        // Whom nobody asked then is not asked now.
        Database.Scalar(after, Rows).ShouldBe(before.Replace($"ToBeAsked {unasked.ResolvedAt!.Value.ToUnixTimeMilliseconds()}", "- -"));
    }

    private static async Task<Ticket> ResolvedAsync(StorageFixture fixture, int sequence)
    {
        var (desk, now) = (fixture.Get<ITicketDesk>(), fixture.Time.GetUtcNow());
        var opened = desk.Open(new() { Description = "路灯坏了", Kind = TicketKind.Complaint, Category = "cityscape.streetlight", CategoryConfidence = 1, Place = new() { District = "110105" } },
            new() { ChannelId = "sms", UserId = "+8613800138000" }, desk.NumberFor(sequence), Actor.Bot, now).After;
        var resolved = desk.Decide(opened, new TicketCommand.Resolve("路灯已经修好。") { Contact = new("电话", "已告知") }, new(ActorRole.Department, opened.Department), now)
            .ShouldBeOfType<TicketDecision.Accepted>().Change;
        await fixture.Store.CommitAsync(new() { At = now, Tickets = [resolved with { VersionBefore = 0 }] }, TestContext.Current.CancellationToken);
        return resolved.After;
    }

    private static Task<Ticket> SayAsync(StorageFixture fixture, Ticket ticket, bool isSolved)
        => DoAsync(fixture, ticket, new TicketCommand.RecordFollowUp(new(true, true, isSolved)), Actor.Bot);

    private static async Task<Ticket> DoAsync(StorageFixture fixture, Ticket ticket, TicketCommand command, Actor by)
    {
        var now = fixture.Time.GetUtcNow();
        var done = fixture.Get<ITicketDesk>().Decide(ticket, command, by, now).ShouldBeOfType<TicketDecision.Accepted>().Change;
        await fixture.Store.CommitAsync(new() { At = now, Tickets = [done] }, TestContext.Current.CancellationToken);
        return done.After;
    }

    [Fact]
    public async Task Start_OnANewerSchema_RefusesAndNamesBothVersions()
    {
        await using var fixture = await StorageFixture.StartAsync();
        Database.Scalar(fixture, "INSERT INTO __EFMigrationsHistory VALUES ('9999_Future', '99.0')");

        var fault = await Should.ThrowAsync<StorageUnusableException>(() => StorageFixture.StartAsync(fixture.Directory));

        fault.Message.ShouldContain("9999_Future");
        fault.Message.ShouldContain(SchemaDb.Known[^1]);
    }

    [Fact]
    public async Task Start_FolderIsAFile_NamesTheKey()
    {
        var file = Path.GetTempFileName();
        try
        {
            var fault = await Should.ThrowAsync<StorageUnusableException>(() => StorageFixture.StartAsync(file));
            fault.Message.ShouldContain("Storage:Directory");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static List<string> Columns(SqliteConnection connection) => Read(connection,
        """
        SELECT m.name || '.' || c.name || ' ' || lower(c.type) || ' ' || c."notnull" || ' ' || c.pk
        FROM sqlite_schema m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\_\_%' ESCAPE '\' ORDER BY 1
        """);

    private static List<string> Indexes(SqliteConnection connection) => Read(connection,
        "SELECT tbl_name || ': ' || sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1");

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    [Fact]
    public async Task Changes_OfTheOnlyNodeThatNobodyFollows_AreNotWritten()
    {
        await using var fixture = await StorageFixture.StartAsync();

        await fixture.Inbox.AcceptAsync(TestChannels.Text("你好", "SM1"), TestContext.Current.CancellationToken);

        Database.Scalar(fixture, "SELECT count(*) FROM change").ShouldBe(0L);
    }
}
