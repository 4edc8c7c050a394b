using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;

namespace Hotline.Ticketing.Tests.Tickets;

/// <summary>Whatever is tried on a ticket by whomever, it never comes into a state that means nothing.</summary>
public sealed class ImpossibleStateProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(60);

    private static readonly CommandKind[] Everyday =
    [
        CommandKind.Dispatch, CommandKind.SignIn, CommandKind.AskResident, CommandKind.AddFromResident, CommandKind.RequestReturn, CommandKind.ApproveReturn,
        CommandKind.RequestExtension, CommandKind.ApproveExtension, CommandKind.AddCoHandler, CommandKind.ReportHelp, CommandKind.Resolve, CommandKind.Reopen,
        CommandKind.MergeInto, CommandKind.Unmerge,
    ];

    private static readonly Gen<(CommandKind Kind, int Minutes)> Steps =
        from kind in Gen.Frequency((3, Gen.Elements(Everyday)), (1, Gen.Elements(Enum.GetValues<CommandKind>())))
        from minutes in Gen.Frequency((3, Gen.Choose(0, 90)), (1, Gen.Choose(0, 4 * 24 * 60)))
        select (kind, minutes);

    private static readonly Arbitrary<(CommandKind Kind, int Minutes)[]> Sequences = Steps.ArrayOf().ToArbitrary();

    [Fact]
    public void Ticket_AfterAnySequenceOfCommands_IsPossible() => FsCheck.Check.One(Thorough, Prop.ForAll(Sequences, steps =>
    {
        var (ticket, now) = (Samples.Open(Samples.Streetlight), Samples.Opened);
        foreach (var (kind, minutes) in steps)
        {
            now = now.AddMinutes(minutes);
            if (ticket.Status == TicketStatus.Merged && kind is CommandKind.Resolve or CommandKind.Reopen)
            {
                ticket = ticket.After(kind == CommandKind.Resolve ? Samples.MasterResolution : Samples.MasterReopening);
                continue;
            }

            // Returned tickets change hands: whoever has it acts on it.
            var by = Samples.AllowedTo(kind) is { Role: ActorRole.Department } staff && staff != Samples.HelpingStaff ? staff with { Id = ticket.Department } : Samples.AllowedTo(kind);
            if (Desk.Decide(ticket, Samples.Of(kind), by, now, Samples.Master) is not TicketDecision.Accepted { Change.After: var after })
                continue;
            ticket = after;
            if (WhatIsWrong(ticket) is { } wrong)
                throw new InvalidOperationException($"After {kind}: {wrong}\n{JsonSerializer.Serialize(ticket, TicketJson.Default.Ticket)}");
        }
        return true;
    }));

    private static string? WhatIsWrong(Ticket ticket)
    {
        (bool Holds, string What)[] rules =
        [
            (ticket.Department is not null || ticket.Status is TicketStatus.Triage or TicketStatus.Declined or TicketStatus.Withdrawn or TicketStatus.Merged, "no department"),
            (ticket.PendingReturn is not null == (ticket.Status == TicketStatus.ReturnRequested), "a return pends without its status, or the other way round"),
            (ticket.PendingExtension is not null == (ticket.Status == TicketStatus.ExtensionRequested), "an extension likewise"),
            (ticket.Waiting is not null == (ticket.Status == TicketStatus.AwaitingResident), "a question likewise"),
            (ticket.Master is not null == (ticket.Status == TicketStatus.Merged), "a master likewise"),
            (ticket.ResolvedWithMaster is null || ticket.Status == TicketStatus.Merged, "resolved with a master that it has not"),
            (ticket.Status.IsOpen() || ticket.Status == TicketStatus.Merged || ticket.Clocks.All(clock => !clock.IsRunning), "a clock runs on a finished ticket"),
            (ticket.Status is not (TicketStatus.InProgress or TicketStatus.ExtensionRequested) || ticket.Clocks.All(clock => !clock.IsPaused), "a clock stands still in progress"),
            (ticket.Status is TicketStatus.Triage or TicketStatus.Merged || !ticket.Status.IsOpen() || Resolution(ticket) is { IsRunning: true }, "nothing measures an open ticket"),
            (ticket.Status != TicketStatus.AwaitingResident || Resolution(ticket)!.IsPaused, "the clock runs while the resident is awaited"),
            (ticket.Status is not (TicketStatus.Resolved or TicketStatus.Closed) || ticket.Answer is not null, "resolved without an answer"),
            (ticket.EndedAt is not null == ticket.Status is TicketStatus.Closed or TicketStatus.Declined or TicketStatus.Withdrawn, "an end without its status"),
            (ticket.Clocks.Select(clock => clock.Id).SequenceEqual(Enumerable.Range(1, ticket.Clocks.Count)), "clocks are not numbered"),
            (ticket.Clocks.Count(clock => clock.Kind == ClockKind.Resolution && clock.IsRunning) <= 1, "two resolution clocks run"),
            (ticket.Clocks.All(clock => clock.IsRunning == clock.Elapsed is null && clock.IsRunning == clock.Worked is null), "a finished clock has no times"),
            (ticket.Clocks.All(clock => clock.Worked is null || clock.Worked <= clock.Elapsed), "more office time than time"),
            (ticket.Clocks.All(clock => clock.MetAt is null || clock.StoppedAt is null), "met and stopped"),
            (ticket.Helpers.All(helper => ticket.Clocks[helper.ClockId - 1].IsRunning == (helper.IsOwed && IsUnfinished(ticket))), "a helper's clock and report differ"),
            (ticket.BounceCount <= 2, "returned too often"),
            (ticket.Round == 1 || ticket.ResolvedAt is not null, "reopened without having been resolved"),
        ];
        return rules.FirstOrDefault(rule => !rule.Holds).What;
    }

    private static bool IsUnfinished(Ticket ticket) => ticket.Status.IsOpen() || ticket.Status == TicketStatus.Merged;

    private static Clock? Resolution(Ticket ticket) => ticket.Clocks.LastOrDefault(clock => clock.Kind == ClockKind.Resolution);
}
