using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;

namespace Hotline.Ticketing.Tickets;

/// <inheritdoc cref="ITicketDesk"/>
internal sealed class TicketDesk(ICityDirectory city, Router router, TicketActions actions, TicketRules rules, ClockSweeper sweeper) : ITicketDesk
{
    /// <inheritdoc/>
    public TicketChange Open(Matter matter, Resident resident, TicketNumber number, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentException.ThrowIfNullOrWhiteSpace(matter.Description);
        var at = now.ToUniversalTime();
        matter = WithPriority(matter);
        var routing = router.Route(matter);
        var change = new ChangeBuilder(new TicketOpened(number, matter, resident, routing) { Sequence = 1, At = at, By = by });
        if (routing.Department is { } department)
            actions.Dispatch(change, department, routing.Reasons[1], Actor.System, at);
        return change.ToChange()!;
    }

    /// <inheritdoc/>
    public TicketDecision Decide(Ticket ticket, TicketCommand command, Actor by, DateTimeOffset now, Ticket? master = null)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(by);
        var kind = CommandKinds.Of(command);
        var at = now.ToUniversalTime();
        if (!TicketPermissions.Allow(kind, by, ticket) || (command is TicketCommand.ReadIdentity && !ReporterIdentity.MaySee(by, ticket)))
            return Refused(Refusal.NotAllowedToThisActor);
        if (!TicketTextLimits.Allow(command))
            return Refused(Refusal.TextMissingOrTooLong);
        var key = command.IdempotencyKey is { } text ? new UsedKey(text, kind.ToString()) : null;
        if (ticket.RecentKeys.FirstOrDefault(used => used.Key == key?.Key) is { } before)
            return before == key ? new TicketDecision.DoneBefore() : Refused(Refusal.KeyUsedForAnotherCommand);
        // What the clocks had to say until now goes first, or a late answer would hide that its deadline had passed.
        var change = new ChangeBuilder(ticket);
        sweeper.Sweep(change, at);
        if (RefusalOf(change.Ticket, kind, command, by, master, at) is { } refusal)
            return Refused(refusal);
        change.Key = key;
        actions.Do(change, command, by, at);
        return new TicketDecision.Accepted(change.ToChange()!) { OfMaster = OfMaster(ticket.Number, command, master, by, at) };
    }

    /// <inheritdoc/>
    public IReadOnlyList<TicketChange> OfMembers(TicketChange ofMaster, IReadOnlyList<Ticket> members)
    {
        ArgumentNullException.ThrowIfNull(ofMaster);
        ArgumentNullException.ThrowIfNull(members);
        return MemberSteps.Of(ofMaster, members);
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

    private Refusal? RefusalOf(Ticket ticket, CommandKind kind, TicketCommand command, Actor by, Ticket? master, DateTimeOffset at)
    {
        if (TicketTransitions.Of(ticket.Status, kind).Refusal is { } refusal)
            return refusal;
        // Whoever helped once may see and note; only who owes a report may give it.
        return command is TicketCommand.ReportHelp && !TicketRules.Owes(ticket, by.Id) ? Refusal.OwesNoReport : rules.RefusalOf(ticket, command, master, at);
    }

    private TicketChange? OfMaster(TicketNumber member, TicketCommand command, Ticket? master, Actor by, DateTimeOffset at)
    {
        TicketEvent? happened = command switch
        {
            TicketCommand.MergeInto => new MemberJoined(member),
            TicketCommand.Unmerge => new MemberLeft(member),
            _ => null,
        };
        if (happened is null)
            return null;
        var change = new ChangeBuilder(master!);
        sweeper.Sweep(change, at);
        change.Add(at, by, happened);
        return change.ToChange();
    }

    private static TicketDecision.Refused Refused(Refusal refusal) => new(refusal);

    private static Clock? Running(Ticket ticket, ClockKind kind) =>
        ticket.Clocks.FirstOrDefault(clock => clock.Kind == kind && clock.IsRunning && !clock.IsPaused);
}
