using System.Diagnostics;
using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tickets;

/// <summary>What accepted commands do: the events they append, and what those mean to the clocks.</summary>
internal sealed class TicketActions(ResponsePolicies policies, TicketClocks clocks, TicketRules rules, TicketingOptions options)
{
    /// <summary>Sends a new or untreated ticket to a department and starts its clocks.</summary>
    public void Dispatch(ChangeBuilder change, string department, string why, Actor by, DateTimeOffset at) =>
        change.Add(at, by, new TicketDispatched(department, StartClocks(change.Ticket, department, at), why));

    /// <summary>Carries out a command that nothing speaks against.</summary>
    public void Do(ChangeBuilder change, TicketCommand command, Actor by, DateTimeOffset at)
    {
        if (IsActing(command) && change.Ticket.Status.AwaitsSignature())
            SignIn(change, by, at);
        if (!TryWork(change, command, by, at) && !TryRequest(change, command, by, at) && !TryDispatching(change, command, by, at))
            throw new UnreachableException($"{command.GetType().Name} does nothing.");
    }

    /// <summary>A department that acts without having signed has thereby signed; one that only returns the ticket has not.</summary>
    private static bool IsActing(TicketCommand command) => command is TicketCommand.RecordContact or TicketCommand.AskResident
        or TicketCommand.RequestExtension or TicketCommand.Summon or TicketCommand.Resolve;

    private void SignIn(ChangeBuilder change, Actor by, DateTimeOffset at)
    {
        change.Add(at, by, new TicketSignedFor());
        clocks.Meet(change, at, clock => clock.Kind == ClockKind.SignIn);
    }

    private bool TryWork(ChangeBuilder change, TicketCommand command, Actor by, DateTimeOffset at)
    {
        switch (command)
        {
            case TicketCommand.SignIn:
                SignIn(change, by, at);
                break;
            case TicketCommand.RecordContact c:
                Contact(change, c, by, at);
                break;
            case TicketCommand.AddNote c:
                change.Add(at, by, new TicketNoted(c.Text));
                break;
            case TicketCommand.AddFromResident c:
                change.Add(at, by, new ResidentAdded(c.Text, c.Attachments));
                if (change.Ticket.Status == TicketStatus.AwaitingResident)
                    GoOn(change, new(WaitingEnd.Answered, Why: null), Actor.System, at);
                break;
            case TicketCommand.Urge c:
                change.Add(at, by, new TicketUrged(c.Words) { NthThatDay = rules.UrgesToday(change.Ticket, at) + 1 });
                break;
            case TicketCommand.Press c:
                change.Add(at, by, new TicketPressed(change.Ticket.SupervisionLevel + 1, c.Words));
                break;
            case TicketCommand.Resolve c:
                Resolve(change, c, by, at);
                break;
            case TicketCommand.ReportHelp c:
                change.Add(at, by, new HelperReported(by.Id!, c.Text, c.Files));
                clocks.Meet(change, at, clock => IsHelpOf(clock, by.Id!));
                break;
            case TicketCommand.ReadIdentity c:
                change.Add(at, by, new IdentityRead(c.Why));
                break;
            default:
                return false;
        }
        return true;
    }

    private bool TryRequest(ChangeBuilder change, TicketCommand command, Actor by, DateTimeOffset at)
    {
        switch (command)
        {
            case TicketCommand.AskResident c:
                change.Add(at, by, new ResidentAsked(c.Question, at.AddDays(options.ReminderDays), at.AddDays(options.AnswerDays)));
                TicketClocks.Pause(change, at, PauseReason.AwaitingResident, clock => clock.Kind == ClockKind.Resolution);
                break;
            case TicketCommand.StopWaiting c:
                GoOn(change, new(WaitingEnd.Stopped, c.Why), by, at);
                break;
            case TicketCommand.RequestReturn c:
                change.Add(at, by, new ReturnRequested(c.Reason, c.Ground, c.Suggested));
                break;
            case TicketCommand.ApproveReturn c:
                change.Add(at, by, new ReturnApproved(c.Department, c.Why));
                break;
            case TicketCommand.RejectReturn c:
                change.Add(at, by, new ReturnRejected(c.Why));
                break;
            case TicketCommand.RequestExtension c:
                change.Add(at, by, new ExtensionRequested(c.Days, c.Reason));
                break;
            case TicketCommand.ApproveExtension c:
                var days = change.Ticket.PendingExtension!.Days;
                change.Add(at, by, new ExtensionApproved(c.Why));
                clocks.Extend(change, at, days);
                break;
            case TicketCommand.RejectExtension c:
                change.Add(at, by, new ExtensionRejected(c.Why));
                break;
            case TicketCommand.Summon c:
                foreach (var department in c.Departments)
                    Join(change, HelperKind.Summoned, ClockKind.Summons, department, c.Task, by, at);
                break;
            case TicketCommand.ProposeExclusion c:
                change.Add(at, by, new ExclusionProposed(c.Reason));
                break;
            case TicketCommand.ApproveExclusion c:
                change.Add(at, by, new ExclusionApproved(c.Why));
                break;
            case TicketCommand.RejectExclusion c:
                change.Add(at, by, new ExclusionRejected(c.Why));
                break;
            default:
                return false;
        }
        return true;
    }

    private bool TryDispatching(ChangeBuilder change, TicketCommand command, Actor by, DateTimeOffset at)
    {
        switch (command)
        {
            case TicketCommand.Dispatch c:
                Dispatch(change, c.Department, c.Why, by, at);
                break;
            case TicketCommand.Reassign c:
                change.Add(at, by, new TicketReassigned(c.Department, c.Why));
                break;
            case TicketCommand.AddCoHandler c:
                Join(change, HelperKind.CoHandler, ClockKind.CoHandling, c.Department, c.Task, by, at);
                break;
            case TicketCommand.ReleaseHelper c:
                change.Add(at, by, new HelperReleased(c.Department, c.Why));
                clocks.Stop(change, at, clock => IsHelpOf(clock, c.Department));
                break;
            case TicketCommand.MergeInto c:
                change.Add(at, by, new TicketMerged(c.Master, c.Why));
                TicketClocks.Pause(change, at, PauseReason.Merged, _ => true);
                break;
            case TicketCommand.Unmerge c:
                change.Add(at, by, new TicketUnmerged(c.Why));
                clocks.Resume(change, at, PauseReason.Merged);
                break;
            case TicketCommand.AskFollowUp c:
                change.Add(at, by, new FollowUpAsked(c.Way, c.CallAfter) { IsCalledInVain = c.IsCalledInVain });
                break;
            case TicketCommand.RecordFollowUp c:
                change.Add(at, by, new FollowUpRecorded(c.Answers));
                break;
            case TicketCommand.Reopen c:
                change.Add(at, by, new TicketReopened(c.Why, StartClocks(change.Ticket, change.Ticket.Department!, at)));
                break;
            case TicketCommand.Close:
                change.Add(at, by, new TicketClosed());
                break;
            case TicketCommand.Decline c:
                change.Add(at, by, new TicketDeclined(c.Ground, c.Why));
                clocks.Stop(change, at, _ => true);
                break;
            case TicketCommand.Withdraw c:
                change.Add(at, by, new TicketWithdrawn(c.Words));
                clocks.Stop(change, at, _ => true);
                break;
            default:
                return false;
        }
        return true;
    }

    private void Contact(ChangeBuilder change, TicketCommand.RecordContact contact, Actor by, DateTimeOffset at)
    {
        change.Add(at, by, new ResidentContacted(contact.Way, contact.Result) { ContactedAt = contact.ContactedAt, IsReached = contact.IsReached });
        if (contact.IsReached)
            clocks.Meet(change, at, clock => clock.Kind == ClockKind.FirstContact);
    }

    private void Resolve(ChangeBuilder change, TicketCommand.Resolve command, Actor by, DateTimeOffset at)
    {
        if (command.Contact is { } contact)
            Contact(change, contact, by, at);
        change.Add(at, by, new TicketResolved(command.Answer) { Files = command.Files });
        clocks.Meet(change, at, clock => clock.Kind == ClockKind.Resolution);
        clocks.Stop(change, at, _ => true);
    }

    private void GoOn(ChangeBuilder change, WaitingEnded ended, Actor by, DateTimeOffset at)
    {
        change.Add(at, by, ended);
        clocks.Resume(change, at, PauseReason.AwaitingResident);
    }

    private void Join(ChangeBuilder change, HelperKind kind, ClockKind clock, string department, string task, Actor by, DateTimeOffset at) =>
        change.Add(at, by, new HelperJoined(kind, task, policies.Start(clock, change.Ticket.Matter, department, at, change.Ticket.Round, change.Ticket.Clocks.Count + 1)));

    private IReadOnlyList<Clock> StartClocks(Ticket ticket, string department, DateTimeOffset at) =>
        policies.Start(ticket.Matter, department, at, ticket.Clocks.Count == 0 ? 1 : ticket.Round + 1, ticket.Clocks.Count + 1);

    private static bool IsHelpOf(Clock clock, string department) =>
        clock.Kind is ClockKind.CoHandling or ClockKind.Summons && clock.Department == department;
}
