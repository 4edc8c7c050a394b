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
        var ticket = Prepared(status, kind);
        ticket.Status.ShouldBe(status);
        var decision = SampleCity.Desk.Decide(ticket, Samples.Of(kind), Samples.AllowedTo(kind), Samples.Opened.AddMinutes(40), Samples.Master);
        var transition = TicketTransitions.Of(status, kind);
        if (!HasActor(status, kind))
            decision.ShouldBe(new TicketDecision.Refused(Refusal.NotAllowedToThisActor));
        else if (transition.Refusal is { } refusal)
            decision.ShouldBe(new TicketDecision.Refused(refusal));
        else
            ShouldBe(decision, ticket, Expected(ticket, transition));
    }

    [Fact]
    public void Readme_Table_IsTheOneOfTheCode()
    {
        var lines = new List<string>
        {
            $"| command | {string.Join(" | ", Statuses)} |",
            $"| --- |{string.Concat(Enumerable.Repeat(" --- |", Statuses.Length))}",
        };
        lines.AddRange(Commands.Select(command => $"| {command} | {string.Join(" | ", Statuses.Select(status => Cell(TicketTransitions.Of(status, command))))} |"));
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ticketing.README.md")).ShouldContain(string.Join('\n', lines), Case.Sensitive);
    }

    private static void ShouldBe(TicketDecision decision, Ticket before, TicketStatus expected)
    {
        var change = decision.ShouldBeOfType<TicketDecision.Accepted>().Change;
        change.After.Status.ShouldBe(expected);
        change.VersionBefore.ShouldBe(before.Version);
        change.After.Version.ShouldBe(before.Version + change.Events.Count);
    }

    private static TicketStatus Expected(Ticket ticket, Transition transition) => transition.IsBack
        ? ticket.PendingReturn?.StatusBefore ?? ticket.StatusBeforeMerge!.Value
        : transition.Status ?? ticket.Status;

    /// <summary>A ticket in the status on which nothing but the status can speak against the command.</summary>
    private static Ticket Prepared(TicketStatus status, CommandKind kind)
    {
        var ticket = Samples.In(status, isHelped: kind is CommandKind.ReportHelp or CommandKind.ReleaseHelper);
        if (status == TicketStatus.Merged && kind is CommandKind.AskFollowUp or CommandKind.RecordFollowUp or CommandKind.Close)
            return ticket.After(Samples.MasterResolution);
        return kind is CommandKind.ApproveExclusion or CommandKind.RejectExclusion
            ? ticket.After(Samples.Of(CommandKind.ProposeExclusion), Samples.Operator, Samples.Opened.AddMinutes(39))
            : ticket;
    }

    /// <summary>A ticket without department or helper has none whose staff could act, so the actor is refused before the status is.</summary>
    private static bool HasActor(TicketStatus status, CommandKind kind) => Samples.AllowedTo(kind).Role != ActorRole.Department
        || TicketPermissions.Allow(kind, Samples.AllowedTo(kind), Prepared(status, kind));

    private static string Cell(Transition transition) => transition switch
    {
        { Refusal: { } refusal } => refusal.ToString(),
        { IsBack: true } => "**as before**",
        { Status: { } status } => $"**{status}**",
        _ => "stays",
    };
}
