using Hotline.Channels;
using Hotline.Storage.Migrations;
using Hotline.Storage.PostgreSql;
using Hotline.Storage.Retention;
using Hotline.Storage.Schema;
using Hotline.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Hotline.Storage.Tests;

/// <summary>Transcripts, events and inbox lie in months.</summary>
public sealed class PartitionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_ADatabaseOfBefore_KeepsItsRowsAndGoesOnCounting()
    {
        Assert.SkipWhen(Database.Server is null, "PostgreSQL is not installed.");
        var directory = Directory.CreateTempSubdirectory("hotline-partitions-").FullName;
        Database.Use(directory, await MakeOldAsync());
        await using (var fixture = await StorageFixture.StartAsync(directory))
        {
            Database.Scalar(fixture, "SELECT string_agg(DISTINCT tableoid::regclass::text, ',') FROM inbox").ShouldBe("inbox_before");
            Database.Scalar(fixture, "SELECT count(*) FROM activity").ShouldBe(10L);
            (await fixture.Inbox.AcceptAsync(TestChannels.Text("一", "SM7"), Stop)).Status.ShouldBe(AcceptStatus.Duplicate);
            (await fixture.Inbox.AcceptAsync(TestChannels.Text("一", "SM11"), Stop)).Status.ShouldBe(AcceptStatus.Committed);
            Database.Scalar(fixture, "SELECT id FROM inbox WHERE external_id = 'SM11'").ShouldBe(11L);
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Accept_SameDeliveryOnBothSidesOfAMonthsEnd_IsOneTurn()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await MakeAsync(fixture);
        fixture.Time.Advance(LastSecondOf(Next(fixture)) - fixture.Time.GetUtcNow());
        await fixture.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop);
        await fixture.Store.AcceptAsync(TestChannels.Text("迟", "SM-late", "+8613900139000"), fixture.Time.GetUtcNow(), Stop);
        fixture.Time.Advance(TimeSpan.FromSeconds(2));

        var again = await fixture.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop);
        var lateAgain = await fixture.Store.AcceptAsync(TestChannels.Text("迟", "SM-late", "+8613900139000"), fixture.Time.GetUtcNow(), Stop);
        await fixture.Inbox.AcceptAsync(TestChannels.Text("二", "SM2"), Stop);

        (again.Status, lateAgain).ShouldBe((AcceptStatus.Duplicate, false));
        Database.Scalar(fixture, "SELECT count(DISTINCT tableoid) FROM inbox WHERE external_id IN ('SM1', 'SM2')").ShouldBe(2L);
        Database.Scalar(fixture, "SELECT count(*) FROM inbox WHERE external_id = 'SM1'").ShouldBe(1L);
    }

    [Fact]
    public async Task Accept_SameDeliveryDeferredAndTakenAtOnce_IsOneRow()
    {
        await using var fixture = await StorageFixture.StartAsync();
        for (var i = 0; i < 50; i++)
        {
            var message = TestChannels.Text("一", $"SM{i}", $"+86138{i:D8}");
            await Task.WhenAll(
                Task.Run(() => fixture.Inbox.AcceptAsync(message, Stop)),
                Task.Run(() => fixture.Store.AcceptAsync(message, fixture.Time.GetUtcNow(), Stop)));
        }

        Database.Scalar(fixture, "SELECT count(*) FROM inbox").ShouldBe(50L);
    }

    [Fact]
    public async Task Make_AfterAMonthThatNobodyMade_TakesItsRowsOver()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await MakeAsync(fixture);
        var month = Months.StartOf(fixture.Time.GetUtcNow()).AddMonths(MonthlyPartitions.MonthsAhead + 2);
        Database.Scalar(fixture, $"INSERT INTO domain_event (at, channel_id, conversation_id, name, payload) VALUES ({month.ToUnixTimeMilliseconds()}, 'sms', 'x', 'y', 'z')");
        Database.Scalar(fixture, "SELECT count(*) FROM domain_event_default").ShouldBe(1L);

        using var connections = fixture.Get<PostgreSqlConnections>().OpenPatiently();
        new MonthlyPartitions(fixture.Get<PostgreSqlConnections>().OpenPatiently).Make(month);

        Database.Scalar(fixture, "SELECT tableoid::regclass::text FROM domain_event WHERE name = 'y'").ShouldBe($"domain_event_{month:yyyy_MM}");
        MonthlyPartitions.Partitions(connections, "inbox")[^1].Until.ShouldBe(month.AddMonths(MonthlyPartitions.MonthsAhead + 1));
    }

    /// <summary>The turn was about to write into what takes everything else, and waits for it; then its month is there.</summary>
    [Fact]
    public async Task Accept_WhileItsMonthIsMade_IsTaken()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await MakeAsync(fixture);
        var (from, until) = (Next(fixture).AddMonths(-1).ToUnixTimeMilliseconds(), Next(fixture).ToUnixTimeMilliseconds());
        Database.Scalar(fixture, "DROP TABLE activity_before");
        using var connection = fixture.Get<PostgreSqlConnections>().OpenPatiently();
        await using var making = await connection.BeginTransactionAsync(Stop);
        await using var make = new NpgsqlCommand(
            $"CREATE TABLE activity_now (LIKE activity); ALTER TABLE activity ATTACH PARTITION activity_now FOR VALUES FROM ({from}) TO ({until})", connection, making);
        await make.ExecuteNonQueryAsync(Stop);

        var accepting = fixture.Inbox.AcceptAsync(TestChannels.Text("你好", "SM1"), Stop);
        while (Database.Scalar(fixture, "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'activity_default'::regclass") is 0L)
            await Task.Yield();
        await making.CommitAsync(Stop);

        (await accepting).Status.ShouldBe(AcceptStatus.Committed);
        Database.Scalar(fixture, "SELECT DISTINCT tableoid::regclass::text FROM activity").ShouldBe("activity_now");
    }

    [Fact]
    public async Task Drop_TakesWholeMonthsOnly()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await MakeAsync(fixture);
        var partitions = new MonthlyPartitions(fixture.Get<PostgreSqlConnections>().OpenPatiently);
        using var connection = fixture.Get<PostgreSqlConnections>().OpenPatiently();
        var before = MonthlyPartitions.Partitions(connection, "activity");

        partitions.Drop(before[1].Until.AddMilliseconds(-1)).ShouldBe(3);
        partitions.Drop(before[1].Until).ShouldBe(3);

        MonthlyPartitions.Partitions(connection, "activity").ShouldBe(before.Skip(2));
    }

    private static DateTimeOffset Next(StorageFixture fixture)
    {
        using var connection = fixture.Get<PostgreSqlConnections>().OpenPatiently();
        return MonthlyPartitions.Partitions(connection, "inbox")[0].Until;
    }

    private static DateTimeOffset LastSecondOf(DateTimeOffset end) => end.AddSeconds(-1);

    /// <summary>The months from the end of what is there on, wherever the fixture's clock stands in them.</summary>
    private static async Task MakeAsync(StorageFixture fixture)
    {
        if (Next(fixture) is var end && fixture.Time.GetUtcNow() < end)
            fixture.Time.Advance(end.AddDays(-1) - fixture.Time.GetUtcNow());
        await fixture.Get<RetentionBeat>().KeepAsync(Stop);
    }

    private static void MigrateBefore(SchemaDb db, string migration)
    {
        var (assembly, generator, history) = (db.GetService<IMigrationsAssembly>(), db.GetService<IMigrationsSqlGenerator>(), db.GetService<IHistoryRepository>());
        history.CreateIfNotExists();
        foreach (var (id, type) in assembly.Migrations.TakeWhile(m => m.Value.Name != migration))
        {
            var operations = assembly.CreateMigration(type, db.Database.ProviderName!).UpOperations;
            db.GetService<IMigrationCommandExecutor>().ExecuteNonQuery(generator.Generate(operations), db.GetService<IRelationalConnection>());
            db.Database.ExecuteSqlRaw(history.GetInsertScript(new(id, "before")));
        }
    }

    /// <summary>A database as the version before made it, with ten deliveries of this month.</summary>
    private static async Task<string> MakeOldAsync()
    {
        var connectionString = await Database.Server!.CreateDatabaseAsync();
        await using (var db = new SchemaDb(new DbContextOptionsBuilder<SchemaDb>().UseNpgsql(connectionString).Options))
            MigrateBefore(db, nameof(Partitions0026));
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Stop);
        await using var fill = new NpgsqlCommand("""
            INSERT INTO inbox (channel_id, external_id, conversation_id, received_at, handled_at, first_sequence, last_sequence)
              SELECT 'sms', 'SM' || n, '+8613800138000', 1795400000000 + n, 1795400000000 + n, 9, 10 FROM generate_series(1, 10) AS n;
            INSERT INTO activity (channel_id, conversation_id, sequence, at, payload) SELECT 'sms', '+8613800138000', n, 1795400000000 + n, '{"type":"message","id":"x","text":"y"}' FROM generate_series(1, 10) AS n;
            INSERT INTO domain_event (at, channel_id, conversation_id, name, payload) SELECT 1795400000000 + n, 'sms', '+8613800138000', 'x', '{}' FROM generate_series(1, 10) AS n;
            """, connection);
        await fill.ExecuteNonQueryAsync(Stop);
        return connectionString;
    }
}
