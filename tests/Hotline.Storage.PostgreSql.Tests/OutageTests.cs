using Hotline.Channels;
using Hotline.Storage.Schema;
using Hotline.TestKit;
using Npgsql;

namespace Hotline.Storage.Tests;

/// <summary>The database goes away under a running node.</summary>
public sealed class OutageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accept_WhileTheServerIsAway_IsRefused_AndWorksAgainOnceItIsBack()
    {
        Assert.SkipWhen(Database.Server is null, "PostgreSQL is not installed.");
        await using var server = (await PostgreSqlServer.TryStartAsync())!;
        var directory = Directory.CreateTempSubdirectory("hotline-outage-").FullName;
        Database.Use(directory, await server.CreateDatabaseAsync());
        await using (var node = await StorageFixture.StartAsync(directory))
        {
            await node.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop);

            await server.StopAtOnceAsync();
            await Should.ThrowAsync<InboxUnavailableException>(async () => await node.Store.LoadAsync(new(ChannelIds.Sms, "+8613800138000"), Stop));
            await Should.ThrowAsync<InboxUnavailableException>(() => node.Inbox.AcceptAsync(TestChannels.Text("二", "SM2"), Stop));
            await Should.ThrowAsync<InboxUnavailableException>(() => node.Inbox.FindAsync(ChannelIds.Sms, "SM2", Stop));
            await server.StartAgainAsync();

            var receipt = await node.Inbox.AcceptAsync(TestChannels.Text("二", "SM2"), Stop);
            receipt.Replies.Single().Text.ShouldBe("echo 二");
            // Reading connections of before the stop are found dead once each; whoever asked asks again.
            var stored = await TryAgainAsync(() => node.Store.LoadAsync(new(ChannelIds.Sms, "+8613800138000"), Stop).AsTask());
            stored!.Version.ShouldBe(2);
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Accept_WhileTheServerIsFrozen_IsAnsweredByTheDeadline_AndHasItsTurnOnceItThaws()
    {
        Assert.SkipWhen(Database.Server is null, "PostgreSQL is not installed.");
        await using var server = (await PostgreSqlServer.TryStartAsync())!;
        var directory = Directory.CreateTempSubdirectory("hotline-outage-").FullName;
        Database.Use(directory, await server.CreateDatabaseAsync());
        await using (var node = await StorageFixture.StartAsync(directory))
        {
            await node.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop);

            server.Freeze();
            try
            {
                var reading = node.Store.LoadAsync(new(ChannelIds.Sms, "+8613800138000"), Stop).AsTask();
                var accepting = node.Inbox.AcceptAsync(TestChannels.Text("二", "SM2", "+8613900139000"), Stop);
                (reading.IsCompleted, accepting.IsCompleted).ShouldBe((false, false));
                while (!accepting.IsCompleted)
                {
                    node.Time.Advance(TimeSpan.FromSeconds(1));
                    await Task.Yield();
                }

                reading.IsCompleted.ShouldBeFalse();
                await Should.ThrowAsync<InboxUnavailableException>(() => accepting);
            }
            finally
            {
                server.Thaw();
            }

            var receipt = await TryAgainAsync(() => node.Inbox.AcceptAsync(TestChannels.Text("二", "SM2", "+8613900139000"), Stop));
            receipt.Replies.Single().Text.ShouldBe("echo 二");
        }

        Directory.Delete(directory, recursive: true);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=127.0.0.1;Port=1;Database=hotline;Username=hotline;Password=topsecret")]
    [InlineData("Host=127.0.0.1;Unknown=1;Password=topsecret")]
    public async Task Start_UnusableConnectionString_NamesTheKeyAndNoPassword(string connectionString)
    {
        var directory = Directory.CreateTempSubdirectory("hotline-outage-").FullName;
        Database.Use(directory, connectionString);

        var fault = await Should.ThrowAsync<StorageUnusableException>(() => StorageFixture.StartAsync(directory));

        fault.Message.ShouldContain("Storage:PostgreSql");
        fault.ToString().ShouldNotContain("topsecret");
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Start_DatabaseThatIsNotThere_NamesTheKeyAndTheReason()
    {
        Assert.SkipWhen(Database.Server is null, "PostgreSQL is not installed.");
        var directory = Directory.CreateTempSubdirectory("hotline-outage-").FullName;
        Database.Use(directory, new NpgsqlConnectionStringBuilder(await Database.Server!.CreateDatabaseAsync()) { Database = "nowhere" }.ConnectionString);

        var fault = await Should.ThrowAsync<StorageUnusableException>(() => StorageFixture.StartAsync(directory));

        fault.Message.ShouldContain("Storage:PostgreSql");
        fault.Message.ShouldContain("nowhere");
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<T> TryAgainAsync<T>(Func<Task<T>> action)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await action();
            }
            catch (InboxUnavailableException) when (attempt < 50)
            {
                await Task.Yield();
            }
        }
    }
}
