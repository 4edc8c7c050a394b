using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;

namespace Hotline.Ticketing.Tests.Tickets;

/// <summary>What holds for every ticket, whatever is tried on it in whatever order.</summary>
public sealed class HistoryProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(200);

    private static readonly Gen<Step> Steps =
        from kind in Gen.Elements(Enum.GetValues<CommandKind>())
        from minutes in Gen.Frequency((3, Gen.Choose(0, 90)), (1, Gen.Choose(0, 6 * 24 * 60)))
        from sweeps in Gen.Elements(true, false)
        select new Step(kind, minutes, sweeps);

    private static readonly Arbitrary<(bool IsSure, Step[] Steps)> Lives =
        (from sure in Gen.Elements(true, false) from steps in Steps.ArrayOf() select (sure, steps)).ToArbitrary();

    [Fact]
    public void Replay_OfAllEvents_EqualsTheSnapshot() => Check(life =>
        Json(TicketHistory.Replay(life.Events)) == Json(life.Ticket));

    [Fact]
    public void Replay_OfStoredEvents_EqualsTheSnapshot() => Check(life =>
    {
        var stored = life.Events.Select(e => JsonSerializer.Serialize(e, TicketJson.Default.TicketEvent));
        return Json(TicketHistory.Replay(stored.Select(json => JsonSerializer.Deserialize(json, TicketJson.Default.TicketEvent)!))) == Json(life.Ticket);
    });

    [Fact]
    public void Events_OfALife_AreNumberedWithoutGapsAndInOrderOfTime() => Check(life =>
        life.Events.Select(e => e.Sequence).SequenceEqual(Enumerable.Range(1, life.Events.Count).Select(n => (long)n))
        && life.Events.Zip(life.Events.Skip(1)).All(pair => pair.First.At <= pair.Second.At)
        && life.Ticket.Version == life.Events.Count);

    [Fact]
    public void Sweep_ASecondTime_FindsNothing() => Check(life =>
    {
        var at = life.Now.AddDays(3);
        return Sweeper.Sweep(Sweeper.Sweep(life.Ticket, at)?.After ?? life.Ticket, at) is null;
    });

    [Fact]
    public void Sweep_InSteps_RecordsWhatOneSweepRecords() => Check(life =>
    {
        var half = Sweeper.Sweep(life.Ticket, life.Now.AddDays(2))?.After ?? life.Ticket;
        var steps = Sweeper.Sweep(half, life.Now.AddDays(9))?.After ?? half;
        return Json(steps) == Json(Sweeper.Sweep(life.Ticket, life.Now.AddDays(9))?.After ?? life.Ticket);
    });

    [Fact]
    public void Clocks_AfterASweep_AreBreachedExactlyWhereTheyWereNotMetInTime() => Check(life =>
    {
        var at = life.Now.AddDays(20);
        var ticket = Sweeper.Sweep(life.Ticket, at)?.After ?? life.Ticket;
        // While a clock stands still, and if it is stopped then, its deadline does not count.
        return ticket.Clocks.Where(clock => !clock.IsPaused && (clock.StoppedAt is null || clock.Pauses is not [.., { To: var end }] || end != clock.StoppedAt)).All(clock => clock.BreachedAt is not null == (clock.DeadlineAt <= (clock.MetAt ?? clock.StoppedAt ?? at)));
    });

    private static Life Live(bool isSure, Step[] steps)
    {
        var now = Samples.Opened;
        var opened = Desk.Open(isSure ? Samples.Streetlight : Samples.Unclear, Samples.Caller, Desk.NumberFor(7), Actor.Bot, now);
        var (ticket, events) = (opened.After, opened.Events.ToList());
        foreach (var step in steps)
        {
            now = now.AddMinutes(step.MinutesLater);
            if (step.SweepsBefore)
                Commit(Sweeper.Sweep(ticket, now));
            if (Desk.Decide(ticket, Samples.Of(step.Command), Samples.AllowedTo(step.Command), now, Samples.Master) is TicketDecision.Accepted { Change: var change })
                Commit(change);
        }
        return new(ticket, events, now);

        void Commit(TicketChange? change)
        {
            ticket = change?.After ?? ticket;
            events.AddRange(change?.Events ?? []);
        }
    }

    private static string Json(Ticket ticket) => JsonSerializer.Serialize(ticket, TicketJson.Default.Ticket);

    private static void Check(Func<Life, bool> holds) =>
        FsCheck.Check.One(Thorough, Prop.ForAll(Lives, life => holds(Live(life.IsSure, life.Steps))));

    private sealed record Step(CommandKind Command, int MinutesLater, bool SweepsBefore);

    private sealed record Life(Ticket Ticket, IReadOnlyList<TicketEvent> Events, DateTimeOffset Now);
}
