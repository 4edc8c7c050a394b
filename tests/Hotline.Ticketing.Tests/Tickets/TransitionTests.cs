using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class TransitionTests
{
    private static readonly TicketStatus[] Statuses = Enum.GetValues<TicketStatus>();
    private static readonly CommandKind[] Commands = Enum.GetValues<CommandKind>();

    public static MatrixTheoryData<TicketStatus, string> Pairs { get; } = new(Statuses, [.. Commands.Select(kind => kind.ToString())]);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Decide_EveryPair_IsTheTransitionOfTheTableOrANamedRefusal(TicketStatus status, string command)
    {
        var kind = Enum.Parse<CommandKind>(command);
        var ticket = Samples.In(status);
        ticket.Status.ShouldBe(status);
        // A ticket without a department has none whose staff could act on it, so the actor is refused before the status is.
        var by = status == TicketStatus.Triage && Samples.AllowedTo(kind).Role == ActorRole.Department ? null : Samples.AllowedTo(kind);
        var decision = SampleCity.Desk.Decide(ticket, Samples.Of(kind), by ?? Samples.Staff, Samples.Opened.AddMinutes(40));
        switch (TicketTransitions.After(status, kind))
        {
            case { } expected:
                var change = decision.ShouldBeOfType<TicketDecision.Accepted>().Change;
                change.After.Status.ShouldBe(expected);
                change.VersionBefore.ShouldBe(ticket.Version);
                change.After.Version.ShouldBe(ticket.Version + change.Events.Count);
                break;
            case null:
                decision.ShouldBeOfType<TicketDecision.Refused>().Refusal.ShouldBe(by is null ? Refusal.NotAllowedToThisActor : Refusal.NotInThisStatus);
                break;
        }
    }

    [Fact]
    public void Readme_Table_IsTheOneOfTheCode()
    {
        var lines = new List<string>
        {
            $"| status | {string.Join(" | ", Commands)} |",
            $"| --- |{string.Concat(Enumerable.Repeat(" --- |", Commands.Length))}",
        };
        lines.AddRange(Statuses.Select(status => $"| {status} | {string.Join(" | ", Commands.Select(command => Cell(status, command)))} |"));
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ticketing.README.md")).ShouldContain(string.Join('\n', lines), Case.Sensitive);
    }

    private static string Cell(TicketStatus status, CommandKind command) => TicketTransitions.After(status, command) switch
    {
        null => "-",
        { } after when after == status => "stays",
        { } after => $"**{after}**",
    };
}
