using System.Text.Json;
using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.Host.Tests.Api;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Tests.BadInput;

/// <summary>A department that asks for more time when there is none left, also where the service was down as the time ran out.</summary>
public sealed class ExpiredDeadlineTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Extension_AskedForAfterTheDeadline_IsRefusedAndChangesNothing()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-expired-").FullName;
        var deadline = default(DateTimeOffset);
        string number;
        await using (var past = await StorageFixture.StartAsync(directory))
        {
            var opened = await OpenAsync(past);
            (number, deadline) = (opened.Number.ToString(), opened.Clocks[^1].DeadlineAt);
        }

        await using (var service = await HostProcess.StartAsync(directory, new Dictionary<string, string> { ["Api:DepartmentKeys:city-management"] = DepartmentClient.CityManagement }))
        {
            var client = new DepartmentClient(service.Client);
            (await client.DoAsync(number, "sign-in")).Status.ShouldBe(200);
            var before = await client.GetAsync($"/api/tickets/{number}");

            var late = await client.DoAsync(number, "extension", new { days = 3, reason = "备件还没有到" });

            late.ShouldBeProblem(409, "DeadlineHasPassed");
            late.Json.GetProperty("detail").GetString()!.ShouldContain("到期之前申请");
            var after = await client.GetAsync($"/api/tickets/{number}");
            after.ETag.ShouldBe(before.ETag);
            after.Json.GetProperty("ticket").GetProperty("pendingExtension").ValueKind.ShouldBe(JsonValueKind.Null);
            // What is recorded is when the time ran out, not when somebody noticed.
            var breach = after.Json.GetProperty("events").EnumerateArray()
                .Single(e => e.GetProperty("event").GetString() == "ticket.clockBreached" && e.GetProperty("details").GetProperty("clock").GetString() == "Resolution");
            breach.GetProperty("at").GetDateTimeOffset().ShouldBe(deadline);
        }

        Directory.Delete(directory, recursive: true);
    }

    /// <summary>A grave matter, which is to be resolved within a day, of the day at which the storage's clock stands.</summary>
    private static async Task<Ticket> OpenAsync(StorageFixture past)
    {
        var matter = new Matter
        {
            Description = "路灯杆倒在路上",
            Kind = TicketKind.Help,
            Priority = TicketPriority.Critical,
            Category = "cityscape.streetlight",
            CategoryConfidence = 1,
            Place = new() { District = "110105", Street = "110105026" },
        };
        var resident = new Resident { ChannelId = ChannelIds.Sms, UserId = "+8613800138000", Phone = "+8613800138000" };
        var opened = await past.Get<ITicketIntake>().OpenAsync(matter, resident, new(ActorRole.Operator, "op-1"), request: null, Stop);
        return (await past.Get<ITicketReader>().FindAsync(opened.Number, Stop))!;
    }
}
