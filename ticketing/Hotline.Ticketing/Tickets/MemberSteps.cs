namespace Hotline.Ticketing.Tickets;

/// <summary>What members of a merge (并单) take over of the steps of their master.</summary>
internal static class MemberSteps
{
    /// <summary>The members' changes.</summary>
    public static IReadOnlyList<TicketChange> Of(TicketChange ofMaster, IReadOnlyList<Ticket> members)
    {
        if (StepOf(ofMaster) is not { } step)
            return [];
        var (changes, asked) = (new List<TicketChange>(), new List<Ticket> { ofMaster.After });
        foreach (var member in members.Where(member => member.Master == ofMaster.After.Number))
        {
            var change = new ChangeBuilder(member);
            change.Add(step.At, step.By, step is TicketResolved resolved ? new MasterResolved(AnswerFor(ofMaster.After, resolved), AskedUnder(member, asked)) : new MasterReopened());
            changes.Add(change.ToChange()!);
            asked.Add(member);
        }

        return changes;
    }

    private static TicketEvent? StepOf(TicketChange ofMaster) => ofMaster.Events.LastOrDefault(e => e is TicketResolved or TicketReopened);

    // The answer to a protected matter may tell who reported it.
    private static string? AnswerFor(Ticket master, TicketResolved resolved) => ReporterIdentity.IsProtected(master) ? null : resolved.Answer;

    // Whoever reported the matter twice is asked once.
    private static TicketNumber? AskedUnder(Ticket member, List<Ticket> asked) => asked.FirstOrDefault(other => IsOfSameCaller(member.Resident, other.Resident))?.Number;

    private static bool IsOfSameCaller(Resident one, Resident other)
        => (one.ChannelId == other.ChannelId && one.UserId == other.UserId) || (one.Phone is not null && one.Phone == other.Phone);
}
