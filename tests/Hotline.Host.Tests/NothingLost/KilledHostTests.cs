using System.Globalization;
using Hotline.TestKit;

namespace Hotline.Host.Tests.NothingLost;

/// <summary>
/// The real service is killed at random moments while residents text it, and their carrier delivers again what was not acknowledged,
/// as Twilio does. In the end every accepted message has one turn, every committed reply has left, no ticket stands twice.
/// </summary>
public sealed class KilledHostTests(ITestOutputHelper output)
{
    private const int Kills = 50;
    private const int Residents = 6;
    private const int Seed = 20261123;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SigKill_AtRandomMoments_LosesNothingAndDoublesNothing()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-kill-").FullName;
        await using var vendor = await TwilioApi.StartAsync();
        var settings = new Dictionary<string, string> { ["Channels:Twilio:ApiBaseUrl"] = vendor.Address };
        var random = new Random(Seed);
        var residents = Enumerable.Range(0, Residents).Select(i => new StubbornResident($"+86138000{i:D5}")).ToArray();

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.StartAsync(directory, settings);
            var talking = residents.Select(r => r.TalkAsync(host.Client)).ToArray();
            await Task.Delay(random.Next(5, 400), Stop);
            await host.KillAsync();
            await Task.WhenAll(talking);
        }

        await using (var last = await HostProcess.StartAsync(directory, settings))
        {
            await Task.WhenAll(residents.Select(r => r.FinishAsync(last.Client)));
            await CommittedState.WaitUntilOutboxIsEmptyAsync(directory, Stop);
        }

        var state = CommittedState.Read(directory);
        output.WriteLine(
            $"{Kills} kills, {residents.Sum(r => r.Acknowledged.Count)} messages, {state.Tickets.Count} tickets, {vendor.Sent.Count} replies pushed");
        state.Tickets.ShouldNotBeEmpty();
        foreach (var resident in residents)
            Check(resident, state, vendor);
        Directory.Delete(directory, recursive: true);
    }

    private static void Check(StubbornResident resident, CommittedState state, TwilioApi vendor)
    {
        var turns = state.Turns.Where(t => t.User == resident.Number).ToList();
        turns.Select(t => t.ExternalId).ShouldBe(resident.Acknowledged.Keys, ignoreOrder: true, "one turn a message, and no message without");
        turns.ShouldAllBe(t => t.IsHandled);

        var pushed = vendor.Sent.Where(s => s.To == resident.Number).Select(s => s.Body).ToList();
        foreach (var turn in turns.Where(t => t.Replies.Count > 0 && !resident.Acknowledged[t.ExternalId]))
            pushed.ShouldContain(body => body.Contains(FirstLine(turn.Replies[0])), $"the reply to {turn.ExternalId} never left");

        var tickets = state.Tickets.Where(t => t.User == resident.Number).ToList();
        tickets.Count.ShouldBeLessThanOrEqualTo(resident.Complaints, "a nuisance reported once is one ticket");
        tickets.ShouldAllBe(t => t.Version == t.Events);
        foreach (var ticket in tickets)
            turns.Count(t => t.Replies.Any(r => Announces(r, ticket.Number))).ShouldBeGreaterThan(0, $"ticket {ticket.Number} was never announced");
    }

    private static bool Announces(string reply, long ticket)
        => string.Concat(reply.Where(char.IsAsciiDigit)).Contains(ticket.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string FirstLine(string text) => text.Split('\n')[0];
}
