using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.Storage.Checks;
using Hotline.Storage.Moving;
using Hotline.Storage.Outbox;
using Hotline.Storage.Schema;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tickets.TicketCommand;

namespace Hotline.Storage.Tests;

/// <summary>A district that outgrew SQLite moves to PostgreSQL.</summary>
public sealed class MoveTests : IAsyncLifetime
{
    private static readonly Actor Operator = new(ActorRole.Operator, "op-1");

    private readonly string directory = Directory.CreateTempSubdirectory("hotline-move-").FullName;
    private StorageOptions options = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Database.Server is null, "PostgreSQL is not installed.");
        options = new() { Directory = directory, PostgreSql = await Database.Server!.CreateDatabaseAsync() };
        Database.Use(directory, "");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Run_EveryTableWithRows_BringsEveryRowOfEachAndGoesOnCounting()
    {
        var tables = await FillAsync();

        var result = StorageMove.Run(options, _ => { });

        result.Outcome.ShouldBe(StorageMoveOutcome.Moved);
        result.Tables.ShouldAllBe(t => t.SourceRows == MoveRows.Count);
        await using var after = await StartMovedAsync();
        foreach (var table in tables)
            MoveRows.Of(Database.ConnectionString(after), table).ShouldBe(MoveRows.OfSqlite(directory, table), table.Name);
        // The last one there was is deleted; its key does not come again.
        Database.Scalar(after, "SELECT nextval(pg_get_serial_sequence('audit', 'id'))").ShouldBe(MoveRows.LastKey + 1);
        Database.Scalar(after, "SELECT nextval(pg_get_serial_sequence('ticket_feed', 'id'))").ShouldBe((long)MoveRows.Count + 1);
        StorageMove.Run(options, _ => { }).Outcome.ShouldBe(StorageMoveOutcome.TargetHoldsData);
    }

    [Fact]
    public async Task Run_BrokenOffAgainAndAgain_GoesOnAndNothingIsMissingOrDoubled()
    {
        var tables = await FillAsync();
        var (calls, outcome) = (0, default(StorageMoveOutcome?));
        while (outcome is null)
        {
            calls++;
            var written = 0;
            try
            {
                outcome = StorageMove.Run(options, progress => MeetFault(progress, ++written, calls), rowsAtATime: 2).Outcome;
            }
            catch (StorageMoveException)
            {
                var refused = await Should.ThrowAsync<StorageUnusableException>(() => StartMovedAsync());
                refused.Message.ShouldContain("storage move");
            }
            catch (OperationCanceledException)
            {
                // As if it had been killed.
            }
        }

        outcome.ShouldBe(StorageMoveOutcome.Moved);
        calls.ShouldBeGreaterThan(10);
        await using var after = await StartMovedAsync();
        foreach (var table in tables)
            MoveRows.Of(Database.ConnectionString(after), table).ShouldBe(MoveRows.OfSqlite(directory, table), table.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_RowChangedOnOneSideMeanwhile_IsFoundAndTheTargetStaysClosed(bool inTarget)
    {
        await FillAsync();
        Should.Throw<OperationCanceledException>(() => StorageMove.Run(options, p => BreakOff(p.Table == "attachment")));
        const string Change = "UPDATE account SET version = version + 1 WHERE id = 'id 3'";
        if (inTarget)
            MoveRows.Execute(options.PostgreSql!, Change);
        else
            MoveRows.ExecuteSqlite(directory, Change);

        var result = StorageMove.Run(options, _ => { });

        result.Outcome.ShouldBe(StorageMoveOutcome.Differs);
        result.Tables.Where(t => !t.IsSame).ShouldHaveSingleItem().Name.ShouldBe("account");
        await Should.ThrowAsync<StorageUnusableException>(() => StartMovedAsync());
    }

    [Fact]
    public async Task Run_OfAnInstallationThatWorked_LetsTheServiceGoOnWithIt()
    {
        var number = await WorkAsync();

        StorageMove.Run(options, _ => { }).Outcome.ShouldBe(StorageMoveOutcome.Moved);

        await using var after = await StartMovedAsync();
        var check = await after.Get<ITicketCheck>().RunAsync(_ => { }, Stop);
        (check.Count, check.Differing.Count).ShouldBe((1, 0));
        (await after.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop)).Status.ShouldBe(AcceptStatus.Duplicate);
        (await after.Inbox.AcceptAsync(TestChannels.Text("二", "SM2"), Stop)).Replies.Single().Text.ShouldBe("echo 二");
        (await after.Store.LoadAsync(new(ChannelIds.Sms, "+8613800138000"), Stop))!.Version.ShouldBe(2);
        await after.Get<ITicketCommands>().ExecuteAsync(number, null, new AddNote("搬过来了"), Operator, Stop);
        (await OpenTicketAsync(after)).ShouldNotBe(number);
        (await after.Get<ITicketCheck>().RunAsync(_ => { }, Stop)).Differing.ShouldBeEmpty();
        after.Time.Advance(TimeSpan.FromMinutes(5));
        (await after.Get<IOutboxStore>().ClaimAsync(10, TimeSpan.FromMinutes(1), Stop)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Run_WhileAServiceHasTheSourceOpen_IsRefused()
    {
        await using (await StorageFixture.StartAsync(directory))
            StorageMove.Run(options, _ => { }).Outcome.ShouldBe(StorageMoveOutcome.SourceInUse);

        StorageMove.Run(options, _ => { }).Outcome.ShouldBe(StorageMoveOutcome.Moved);
    }

    [Fact]
    public async Task Run_IntoADatabaseOfOthers_IsRefusedAndChangesNothing()
    {
        await FillAsync();
        MoveRows.Execute(options.PostgreSql!, "CREATE TABLE payroll (name text)");

        StorageMove.Run(options, _ => { }).Outcome.ShouldBe(StorageMoveOutcome.TargetHoldsData);

        MoveRows.Tables(options.PostgreSql!).ShouldBe(["payroll"]);
    }

    [Fact]
    public async Task Run_IntoADatabaseThatAnotherMoveFills_NamesThatOne()
    {
        await FillAsync();
        Should.Throw<OperationCanceledException>(() => StorageMove.Run(options, p => BreakOff(p.Table == "attachment")));
        var copy = Directory.CreateDirectory(Path.Combine(directory, "copy")).FullName;
        File.Copy(Path.Combine(directory, "hotline.db"), Path.Combine(copy, "hotline.db"));

        var result = StorageMove.Run(new() { Directory = copy, PostgreSql = options.PostgreSql }, _ => { });

        result.ShouldBe(new(StorageMoveOutcome.OtherSource, Path.Combine(directory, "hotline.db")) { Tables = result.Tables });
    }

    /// <summary>Every call gets seven parts further; then it is killed, or its connection is.</summary>
    private void MeetFault(StorageMoveProgress progress, int written, int calls)
    {
        if (written < 7 || progress.IsComparing)
            return;
        if (calls % 4 == 0)
            MoveRows.Execute(options.PostgreSql!, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        else
            BreakOff(true);
    }

    private static void BreakOff(bool now)
    {
        if (now)
            throw new OperationCanceledException();
    }

    private async Task<IReadOnlyList<MoveRows.Table>> FillAsync()
    {
        await (await StorageFixture.StartAsync(directory)).DisposeAsync();
        return MoveRows.Fill(directory);
    }

    private async Task<TicketNumber> WorkAsync()
    {
        await using var before = await StorageFixture.StartAsync(directory);
        await before.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop);
        var number = await OpenTicketAsync(before);
        await before.Get<ITicketCommands>().ExecuteAsync(number, null, new AddCoHandler("landscaping", "配合"), Operator, Stop);
        return number;
    }

    private static async Task<TicketNumber> OpenTicketAsync(StorageFixture fixture)
        => (await fixture.Get<ITicketIntake>().OpenAsync(
            new() { Description = "路灯坏了", Kind = TicketKind.Complaint, Category = "cityscape.streetlight", CategoryConfidence = 1, Place = new() { District = "110105" } },
            new() { ChannelId = ChannelIds.Sms, UserId = "+8613800138000", Phone = "+8613800138000" }, Operator, request: null, Stop)).Number;

    private Task<StorageFixture> StartMovedAsync()
    {
        Database.Use(directory, options.PostgreSql!);
        return StorageFixture.StartAsync(directory);
    }
}
