using System.Diagnostics;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;

namespace Hotline.Ticketing.Tickets;

/// <inheritdoc cref="ITicketDesk"/>
internal sealed class TicketDesk(ICityDirectory city, Router router, ResponsePolicies policies, WorkCalendar calendar, TicketingOptions options)
    : ITicketDesk
{
    /// <inheritdoc/>
    public TicketChange Open(Matter matter, Resident resident, TicketNumber number, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentException.ThrowIfNullOrWhiteSpace(matter.Description);
        var at = now.ToUniversalTime();
        matter = WithPriority(matter);
        var routing = router.Route(matter);
        var opened = new TicketOpened(number, matter, resident, routing) { Sequence = 0, At = at, By = by };
        return TicketChanges.Of(null, routing.Department is { } department
            ? [opened, Dispatched(matter, department, routing.Reasons[1], Actor.System, at)]
            : [opened]);
    }

    /// <inheritdoc/>
    public TicketDecision Decide(Ticket ticket, TicketCommand command, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(by);
        var kind = CommandKinds.Of(command);
        var at = now.ToUniversalTime();
        if (!TicketPermissions.Allow(kind, by, ticket))
            return new TicketDecision.Refused(Refusal.NotAllowedToThisActor);
        if (TicketTransitions.After(ticket.Status, kind) is null)
            return new TicketDecision.Refused(Refusal.NotInThisStatus);
        if (RefusalOf(ticket, command, at) is { } refusal)
            return new TicketDecision.Refused(refusal);
        // What the clocks had to say until now goes first, or a late answer would hide that its deadline had passed.
        return new TicketDecision.Accepted(TicketChanges.Of(ticket, [.. ClockSweeper.Due(ticket, at), .. Events(ticket, command, by, at)]));
    }

    /// <inheritdoc/>
    public TicketPromise PromiseOf(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var department = ticket.Department is { } code ? city.FindDepartment(code) : null;
        var resolution = Running(ticket, ClockKind.Resolution);
        var name = ticket.Resident.Language == Texts.TicketTexts.English ? department?.EnglishName : department?.Name;
        return new(name ?? ticket.Department, resolution?.DeadlineAt, Running(ticket, ClockKind.FirstContact)?.DeadlineAt, resolution?.IsFlagged ?? false);
    }

    /// <inheritdoc/>
    public TicketNumber NumberFor(long sequence) => TicketNumbers.For(sequence);

    /// <inheritdoc/>
    public bool IsWellFormed(TicketNumber number) => TicketNumbers.IsWellFormed(number);

    /// <summary>A matter whose priority nobody raised has that of its category, once the category is sure.</summary>
    private Matter WithPriority(Matter matter) =>
        matter.Priority == TicketPriority.General && router.IsSure(matter) && city.FindCategory(matter.Category!) is { } category
            ? matter with { Priority = Enum.Parse<TicketPriority>(category.Priority) }
            : matter;

    private Refusal? RefusalOf(Ticket ticket, TicketCommand command, DateTimeOffset at) => command switch
    {
        _ when !TicketTextLimits.Allow(command) => Refusal.TextMissingOrTooLong,
        TicketCommand.Dispatch dispatch when city.FindDepartment(dispatch.Department) is null => Refusal.UnknownDepartment,
        TicketCommand.Urge when UrgesToday(ticket, at) >= options.MaxUrgesPerDay => Refusal.UrgedOftenEnoughToday,
        _ => null,
    };

    private IEnumerable<TicketEvent> Events(Ticket ticket, TicketCommand command, Actor by, DateTimeOffset at)
    {
        // A department that acts without having signed has thereby signed.
        if (ticket.Status == TicketStatus.Dispatched && command is TicketCommand.RecordContact or TicketCommand.Resolve)
            yield return new TicketSignedFor { Sequence = 0, At = at, By = by };
        yield return command switch
        {
            TicketCommand.Dispatch c => Dispatched(ticket.Matter, c.Department, c.Why, by, at),
            TicketCommand.SignIn => new TicketSignedFor { Sequence = 0, At = at, By = by },
            TicketCommand.RecordContact c => new ResidentContacted(c.Way, c.Result) { Sequence = 0, At = at, By = by },
            TicketCommand.AddNote c => new TicketNoted(c.Text) { Sequence = 0, At = at, By = by },
            TicketCommand.AddFromResident c => new ResidentAdded(c.Text, c.Attachments) { Sequence = 0, At = at, By = by },
            TicketCommand.Urge c => new TicketUrged(c.Words) { Sequence = 0, At = at, By = by, NthThatDay = UrgesToday(ticket, at) + 1 },
            TicketCommand.Resolve c => new TicketResolved(c.Answer) { Sequence = 0, At = at, By = by },
            TicketCommand.Close => new TicketClosed { Sequence = 0, At = at, By = by },
            TicketCommand.Decline c => new TicketDeclined(c.Ground) { Sequence = 0, At = at, By = by },
            _ => throw new UnreachableException($"{command.GetType().Name} makes no event."),
        };
    }

    private TicketDispatched Dispatched(Matter matter, string department, string why, Actor by, DateTimeOffset at) =>
        new(department, policies.Start(matter, department, at), why) { Sequence = 0, At = at, By = by };

    private int UrgesToday(Ticket ticket, DateTimeOffset at) =>
        ticket.LastUrgedAt is { } last && calendar.LocalDay(last) == calendar.LocalDay(at) ? ticket.UrgesThatDay : 0;

    private static Clock? Running(Ticket ticket, ClockKind kind) =>
        ticket.Clocks.FirstOrDefault(clock => clock.Kind == kind && clock.IsRunning);
}
