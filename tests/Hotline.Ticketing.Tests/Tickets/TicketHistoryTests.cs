using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class TicketHistoryTests
{
    private static readonly TicketChange Change = Desk.Open(Streetlight, Caller, Desk.NumberFor(1), Actor.Bot, Opened);

    [Fact]
    public void Replay_WithoutEvents_Throws() => Should.Throw<ArgumentException>(() => TicketHistory.Replay([]));

    [Fact]
    public void Replay_WithAGap_Throws() => Should.Throw<ArgumentException>(() => TicketHistory.Replay([Change.Events[0], Change.Events[1] with { Sequence = 3 }]));

    [Fact]
    public void Replay_OpenedTwice_Throws() => Should.Throw<ArgumentException>(() => TicketHistory.Replay([Change.Events[0], Change.Events[0] with { Sequence = 2 }]));

    [Fact]
    public void Replay_WithoutOpening_Throws() => Should.Throw<ArgumentException>(() => TicketHistory.Replay([Change.Events[1] with { Sequence = 1 }]));
}
