using Hotline.Channels;
using Hotline.Storage.Outbox;
using Hotline.Storage.Retention;
using Hotline.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Storage.Tests;

/// <summary>What only grows goes after so many months as are configured.</summary>
public sealed class RetentionTests
{
    private const string Rows = "SELECT (SELECT count(*) FROM inbox) || ' ' || (SELECT count(*) FROM activity) || ' ' || (SELECT count(*) FROM outbox)";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keep_AfterTheMonthsThatAreKept_LeavesWhatIsYoungerAndWhatWaits()
    {
        await using var fixture = await StartAsync(keepMonths: 2);
        await SayAsync(fixture, "old", sent: true);
        await SayAsync(fixture, "waits", sent: false);
        fixture.Time.Advance(TimeSpan.FromDays(45));
        await SayAsync(fixture, "young", sent: true);
        Database.Scalar(fixture, Rows).ShouldBe("3 6 3");

        // The first day on which the month of the old ones is the third before it.
        fixture.Time.Advance(Months.StartOf(fixture.Time.GetUtcNow()).AddMonths(2) - fixture.Time.GetUtcNow());
        await KeepAsync(fixture);

        Database.Scalar(fixture, Rows).ShouldBe("1 2 2");
        Database.Scalar(fixture, "SELECT external_id FROM inbox").ShouldBe("young");
        Database.Scalar(fixture, "SELECT count(*) FROM outbox WHERE status = 'pending'").ShouldBe(1L);
    }

    [Fact]
    public async Task Keep_WhereNothingIsConfigured_KeepsAll()
    {
        await using var fixture = await StartAsync(keepMonths: null);
        await SayAsync(fixture, "old", sent: true);
        fixture.Time.Advance(TimeSpan.FromDays(4_000));

        await KeepAsync(fixture);

        Database.Scalar(fixture, Rows).ShouldBe("1 2 1");
    }

    [Fact]
    public async Task Accept_AfterTheTranscriptIsGone_GoesOnWithTheConversation()
    {
        await using var fixture = await StartAsync(keepMonths: 2);
        await fixture.Inbox.AcceptAsync(TestChannels.Text("一", "SM1"), Stop);
        fixture.Time.Advance(TimeSpan.FromDays(120));
        await KeepAsync(fixture);

        (await fixture.Inbox.AcceptAsync(TestChannels.Text("二", "SM2"), Stop)).Replies.Single().Text.ShouldBe("echo 二");

        var log = await fixture.Get<IConversationLog>().ReadAsync(new(ChannelIds.Sms, "+8613800138000"), 0, 10, Stop);
        log.Select(l => (l.Sequence, l.Activity.Text)).ShouldBe([(3L, "二"), (4L, "echo 二")]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_201)]
    public async Task Start_MonthsOutOfRange_IsRefusedAndNamesTheKey(int months)
    {
        var directory = Directory.CreateTempSubdirectory("hotline-retention-").FullName;

        var fault = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => StartAsync(months, directory));

        fault.Message.ShouldContain("KeepMonths");
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>On PostgreSQL in the first month that has a partition of its own.</summary>
    private static async Task<StorageFixture> StartAsync(int? keepMonths, string? directory = null)
    {
        var fixture = await StorageFixture.StartAsync(directory, more: services => services.Configure<StorageOptions>(o => o.KeepMonths = keepMonths));
        fixture.Time.Advance(Database.FirstMonth(fixture).AddDays(3) - fixture.Time.GetUtcNow());
        await KeepAsync(fixture);
        return fixture;
    }

    /// <summary>A message, and one to the resident that is sent or not.</summary>
    private static async Task SayAsync(StorageFixture fixture, string id, bool sent)
    {
        await fixture.Inbox.AcceptAsync(TestChannels.Text("你好", id, $"+86138{id}"), Stop);
        Database.Scalar(fixture, $"""
            INSERT INTO outbox (channel_id, conversation_id, reference, payload, status, created_at, next_attempt_at, attempts)
            SELECT channel_id, conversation_id, reference, '[]', '{(sent ? "sent" : OutboxStatus.Pending)}', {fixture.Time.GetUtcNow().ToUnixTimeMilliseconds()}, 9000000000000, 1
            FROM conversation WHERE conversation_id = '+86138{id}'
            """);
    }

    /// <summary>Its pauses are of the clock that the test moves.</summary>
    private static async Task KeepAsync(StorageFixture fixture)
    {
        var keeping = fixture.Get<RetentionBeat>().KeepAsync(Stop);
        while (!keeping.IsCompleted)
        {
            fixture.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await keeping;
    }
}
