using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Editing;

namespace Hotline.Ticketing.Tickets;

/// <summary>What the status and the actor alone do not decide: limits, evidence, and whether what is named exists.</summary>
internal sealed class TicketRules(
    ICityDirectory city, WorkCalendar calendar, TicketClocks clocks, HollowAnswers hollow, TicketingOptions options, FallbackOwner fallback)
{
    /// <summary>Why the command is refused; null where it is not.</summary>
    public Refusal? RefusalOf(Ticket ticket, TicketCommand command, Ticket? master, DateTimeOffset at) => command switch
    {
        TicketCommand.Dispatch c => Unknown(c.Department),
        TicketCommand.Reassign c => Unsuitable(ticket, c.Department),
        TicketCommand.AddCoHandler c => UnsuitableHelper(ticket, c.Department),
        TicketCommand.Summon c => c.Departments.Distinct().Count() < c.Departments.Count
            ? Refusal.TakesPartAlready
            : c.Departments.Select(department => UnsuitableHelper(ticket, department)).FirstOrDefault(refusal => refusal is not null),
        TicketCommand.ReleaseHelper c => Owes(ticket, c.Department) ? null : Refusal.OwesNoReport,
        TicketCommand.Urge => UrgesToday(ticket, at) >= options.MaxUrgesPerDay ? Refusal.UrgedOftenEnoughToday : null,
        TicketCommand.AskResident => ticket.QuestionCount >= options.MaxQuestions ? Refusal.AskedOftenEnough : null,
        TicketCommand.RecordContact c => Impossible(ticket, c, at),
        TicketCommand.RequestReturn c => OfReturn(ticket, c),
        TicketCommand.ApproveReturn c => OfApproval(ticket, c),
        TicketCommand.RequestExtension c => OfExtension(ticket, c.Days, at),
        TicketCommand.ApproveExtension => TooLate(ticket, at),
        TicketCommand.Press => ticket.SupervisionLevel >= options.SupervisionLevels ? Refusal.PressedToTheTop : null,
        TicketCommand.Resolve c => OfAnswer(ticket, c, at),
        TicketCommand.AskFollowUp c => OfMember(ticket) ?? OfAsking(ticket, c),
        TicketCommand.RecordFollowUp c => OfMember(ticket) ?? (Fits(c.Answers) ? null : Refusal.FollowUpDoesNotFit),
        TicketCommand.Close => OfMember(ticket) ?? (ticket.ResolvedWithMaster is { ClosedAt: not null } ? Refusal.AlreadyFinished : null),
        TicketCommand.ApproveExclusion => ticket.Exclusion is { IsApproved: not true } ? null : Refusal.NothingToDecide,
        TicketCommand.RejectExclusion => ticket.Exclusion is { IsApproved: not false } ? null : Refusal.NothingToDecide,
        TicketCommand.MergeInto c => OfMerge(ticket, c, master),
        TicketCommand.Unmerge => master is null || master.Number != ticket.Master ? Refusal.MasterNotFound : null,
        TicketCommand.Decline or TicketCommand.Withdraw => ticket.Members.Count > 0 ? Refusal.HasMembers : null,
        _ => null,
    };

    /// <summary>How often the resident urged it on the city's calendar day.</summary>
    public int UrgesToday(Ticket ticket, DateTimeOffset at) =>
        ticket.LastUrgedAt is { } last && calendar.LocalDay(last) == calendar.LocalDay(at) ? ticket.UrgesThatDay : 0;

    /// <summary>A helper that owes a report.</summary>
    public static bool Owes(Ticket ticket, string? department) => ticket.Helpers.Any(helper => helper.IsOwed && helper.Department == department);

    /// <summary>Who must take a ticket that was returned often enough: the district of its place, else the city's own fallback.</summary>
    public string FallbackOwner(Ticket ticket) =>
        ticket.Matter.Place.District is { } code && city.FindArea(code) is { Level: AreaLevel.District } district
            && AreaDepartments.CodeOf(district) is var owner && owner != ticket.Department
            ? owner
            : fallback.Department;

    private Refusal? Unknown(string department) => city.FindDepartment(department) is null ? Refusal.UnknownDepartment : null;

    private Refusal? Unsuitable(Ticket ticket, string department) => Unknown(department)
        ?? (department == ticket.Department ? Refusal.SameDepartment : Owes(ticket, department) ? Refusal.TakesPartAlready : null);

    private Refusal? UnsuitableHelper(Ticket ticket, string department) => Unknown(department)
        ?? (department == ticket.Department || Owes(ticket, department) ? Refusal.TakesPartAlready : null);

    private Refusal? OfReturn(Ticket ticket, TicketCommand.RequestReturn request) =>
        ticket.BounceCount >= options.MaxReturns ? Refusal.ReturnedOftenEnough : request.Suggested is { } suggested ? Unknown(suggested) : null;

    private Refusal? OfApproval(Ticket ticket, TicketCommand.ApproveReturn approval) => Unsuitable(ticket, approval.Department)
        ?? (ticket.BounceCount + 1 >= options.MaxReturns && approval.Department != FallbackOwner(ticket) ? Refusal.FallbackOwnerMustTakeIt : null);

    private Refusal? OfExtension(Ticket ticket, int days, DateTimeOffset at)
    {
        var clock = TicketClocks.ResolutionOf(ticket);
        if (clock.BreachedAt is not null || clock.DeadlineAt <= at)
            return Refusal.DeadlineHasPassed;
        if (clock.Extensions.Count >= options.MaxExtensions)
            return Refusal.ExtendedOftenEnough;
        return days < 1 || days > options.MaxExtensionDays ? Refusal.ExtensionOutOfRange : null;
    }

    private Refusal? TooLate(Ticket ticket, DateTimeOffset at) =>
        clocks.Extended(TicketClocks.ResolutionOf(ticket), at, ticket.PendingExtension!.Days).DeadlineAt <= at ? Refusal.ExtensionTooLate : null;

    private Refusal? OfAnswer(Ticket ticket, TicketCommand.Resolve command, DateTimeOffset at)
    {
        if (hollow.IsHollow(command.Answer))
            return Refusal.AnswerIsHollow;
        if (ticket.Helpers.Any(helper => helper.IsOwed))
            return Refusal.HelpersOweReports;
        if (command.Contact is { } contact && Impossible(ticket, contact, at) is { } refusal)
            return refusal;
        var failed = ticket.FailedContacts + (command.Contact is { IsReached: false } ? 1 : 0);
        var isReached = ticket.IsResidentReached || command.Contact is { IsReached: true };
        return isReached || failed >= options.FailedContactsThatSuffice ? null : Refusal.ResidentNotContacted;
    }

    /// <summary>A contact cannot have been before the round began, or be still to come.</summary>
    private static Refusal? Impossible(Ticket ticket, TicketCommand.RecordContact contact, DateTimeOffset at) =>
        contact.ContactedAt is { } when && (when > at || when < TicketClocks.ResolutionOf(ticket).StartedAt) ? Refusal.ContactTimeNotPossible : null;

    private static Refusal? OfMerge(Ticket ticket, TicketCommand.MergeInto command, Ticket? master)
    {
        if (command.Master == ticket.Number || ticket.Members.Contains(command.Master))
            return Refusal.MergeWouldLoop;
        if (master is null || master.Number != command.Master)
            return Refusal.MasterNotFound;
        if (master.Master == ticket.Number)
            return Refusal.MergeWouldLoop;
        if (!master.Status.IsOpen())
            return Refusal.MasterNotOpen;
        return ticket.Members.Count > 0 ? Refusal.HasMembers : null;
    }

    /// <summary>Of a merged ticket there is nothing to hear or to close before its master is resolved.</summary>
    private static Refusal? OfMember(Ticket ticket) => ticket is { Status: TicketStatus.Merged, ResolvedWithMaster: null } ? Refusal.IsMerged : null;

    // A resident is asked once a round, and comes to the call list once; from there they are called a few times.
    private Refusal? OfAsking(Ticket ticket, TicketCommand.AskFollowUp command) => ticket.OwedFollowUp switch
    {
        { Stage: FollowUpStage.ToBeCalled } when command is { IsCalledInVain: true, Way: FollowUpWay.Call, CallAfter: null }
            => ticket.AskedFollowUp!.Tries >= options.MaxFollowUpCalls ? Refusal.AskedOftenEnough : null,
        _ when command.IsCalledInVain => Refusal.NothingToDecide,
        { Stage: FollowUpStage.ToBeAsked } => null,
        { Stage: FollowUpStage.ToBeAnswered } when command.Way == FollowUpWay.Call => null,
        _ => Refusal.AskedOftenEnough,
    };

    private static bool Fits(FollowUp answers) => answers.IsReached
        ? answers.WasContacted is not null || answers.IsSolved is not null || answers.Satisfaction is not null
        : answers is { WasContacted: null, IsSolved: null, Satisfaction: null };
}
