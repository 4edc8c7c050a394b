using System.Globalization;
using Hotline.Bot.Tickets;
using Hotline.Bot.Understanding;
using Hotline.Channels;
using Hotline.Console.Access;
using Hotline.Console.Wording;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Tickets;

/// <summary>Reads what the pages of tickets show, with residents hidden from those who must not see them.</summary>
internal sealed class TicketPages(ITicketReader tickets, ITicketDesk desk, TicketTexts texts, IAttachmentStore files, IUnderstanding understanding, IAlikeTickets alike, TimeProvider time)
{
    private const int PageSize = 50;
    private const string Merge = "merge";

    /// <summary>A year.</summary>
    private const int MostHours = 8784;

    public async Task<TicketListModel> ListAsync(Person person, TicketListQuery asked, CancellationToken cancellationToken)
    {
        var own = TicketScope.OnlyDepartment(person);
        var (wanted, status) = (own ?? asked.Department, StatusOf(asked.Status));
        var query = new TicketQuery
        {
            Department = wanted,
            Part = own is null ? DepartmentPart.Leads : DepartmentPart.LeadsOrHelps,
            Status = status,
            HasProposal = asked.Proposed is not null,
            OpenedFrom = asked.OpenedFrom,
            OpenedUntil = asked.OpenedFrom?.AddHours(1),
            DueFrom = asked.DueFrom,
            DueBefore = asked.DueFrom?.AddHours(1) ?? DueBefore(asked.Due),
            Limit = PageSize,
            After = asked.After,
        };
        var page = await tickets.ListAsync(query, cancellationToken);
        return new()
        {
            Status = status,
            IsProposals = asked.Proposed is not null,
            DepartmentName = wanted is null ? null : texts.Department(wanted, Language),
            Carry = string.Join('&', new[]
            {
                own is null && asked.Department is { } department ? "department=" + Uri.EscapeDataString(department) : null,
                asked.Due is { } hours ? string.Create(CultureInfo.InvariantCulture, $"due={hours}") : null,
                asked.OpenedFrom is { } opened ? "opened=" + Times.Machine(opened) : null,
                asked.DueFrom is { } due ? "dueIn=" + Times.Machine(due) : null,
            }.OfType<string>()),
            Only = asked.OpenedFrom is { } from ? T("Tickets_OpenedIn", Times.Full(from)[..16])
                : asked.DueFrom is { } until ? T("Tickets_DueIn", Times.Full(until)[..16])
                : asked.Due is not null ? T("Tickets_DueOnly") : null,
            Rows = [.. page.Tickets.Select(t => Row(person, t))],
            Next = page.Next,
            MaySign = person.Has(Right.WorkTickets) && status is null or TicketStatus.Dispatched,
        };
    }

    /// <summary>These tickets, in this order, without those that the person may not see.</summary>
    public async Task<TicketListModel> OfNumbersAsync(Person person, IReadOnlyList<TicketNumber> numbers, CancellationToken cancellationToken)
    {
        var rows = new List<TicketRowModel>(numbers.Count);
        foreach (var number in numbers)
        {
            if (await tickets.FindAsync(number, cancellationToken) is { } ticket && TicketScope.MaySee(person, ticket))
                rows.Add(Row(person, ticket));
        }

        return new() { Rows = rows };
    }

    /// <summary>A ticket, or null where there is none that the person may see.</summary>
    public async Task<TicketModel?> FindAsync(Person person, TicketNumber number, bool isRevealed, CancellationToken cancellationToken)
    {
        if (await tickets.FindAsync(number, cancellationToken) is not { } stored || !TicketScope.MaySee(person, stored))
            return null;
        var actor = TicketScope.ActorOf(person);
        var maySee = actor is not null && ReporterIdentity.MaySee(actor, stored);
        var isProtected = ReporterIdentity.IsProtected(stored);
        // Of a protected ticket nothing is shown, not even masked, before the look is recorded.
        var isShown = maySee ? !isProtected || isRevealed : !isProtected;
        var ticket = isShown ? stored : ReporterIdentity.Hide(stored);
        var events = await tickets.EventsAsync(number, cancellationToken);
        var phone = ticket.Resident.Phone;
        // "Yesterday" was said on the day on which it was opened.
        IReadOnlyList<string> actions = [.. Allowed(stored, actor)];
        var heard = understanding.Understand(ticket.Matter.Description, ticket.Resident.Language, ticket.OpenedAt);
        return new()
        {
            Ticket = ticket,
            Row = Row(person, ticket),
            Clocks = [.. ticket.Clocks.OrderBy(c => !c.IsRunning).ThenBy(c => c.DeadlineAt)],
            Events = [.. events.Select(e => isShown ? e : ReporterIdentity.Hide(stored, e)).Reverse()],
            Actions = actions,
            Alike = actions.Contains(Merge) ? new(stored, [.. (await alike.FindAsync(stored.Matter, number, cancellationToken)).Where(t => TicketScope.MaySee(person, t))]) : AlikeModel.None,
            When = heard.When,
            Amounts = heard.Amounts,
            Files = await FilesAsync(ticket.Matter.Attachments, cancellationToken),
            AnswerFiles = await FilesAsync(ticket.AnswerFiles, cancellationToken),
            Name = ticket.Resident.Name is not { Length: > 0 } name ? null : isRevealed && maySee ? name : Masking.Name(name),
            Phone = phone is null ? null : isRevealed && maySee ? phone : Masking.Phone(phone),
            IsProtected = isProtected,
            MayReveal = maySee && person.Has(Right.RevealContacts),
            IsRevealed = isRevealed && maySee,
        };
    }

    public TicketRowModel Row(Person person, Ticket ticket)
    {
        var own = TicketScope.OnlyDepartment(person);
        var clock = ClockWords.Nearest(ticket, own);
        return new(
            ticket, ticket.Helpers.FirstOrDefault(h => h.IsOwed && h.Department == own), clock, ClockWords.PressureOf(clock, time.GetUtcNow()), ticket.Department is { } d ? texts.Department(d, Language) : null,
            PlaceOf(ticket.Matter.Place), ticket.Matter.Category is { } c ? texts.Category(c, Language) : null);
    }

    private static TicketStatus? StatusOf(string? name) => Enum.TryParse<TicketStatus>(name, out var status) && Enum.IsDefined(status) ? status : null;

    /// <summary>Deadlines in the next hours, and those that have passed.</summary>
    private DateTimeOffset? DueBefore(int? hours) => hours is { } h ? time.GetUtcNow().AddHours(Math.Clamp(h, 0, MostHours)) : null;

    private IEnumerable<string> Allowed(Ticket ticket, Actor? actor)
    {
        if (actor is null)
            return [];
        var now = time.GetUtcNow();
        return TicketActions.All
            .Where(a => desk.Decide(ticket, a.Sample, actor, now) is not TicketDecision.Refused { Refusal: var refusal } || !TicketActions.IsOutOfQuestion(refusal))
            .Select(a => a.Name);
    }

    private string PlaceOf(Place place)
    {
        string?[] parts =
        [
            place.District is { } district ? texts.Area(district, Language) : null,
            place.Street is { } street ? texts.Area(street, Language) : null,
            place.Community,
            place.Detail,
        ];
        return string.Join(Language == "en" ? ", " : "", parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    private async Task<IReadOnlyList<TicketFile>> FilesAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var found = new List<TicketFile>(paths.Count);
        foreach (var path in paths.Where(p => p.StartsWith("/files/", StringComparison.Ordinal)))
        {
            if (await files.OpenAsync(path["/files/".Length..], cancellationToken) is not { } file)
                continue;
            await file.Content.DisposeAsync();
            found.Add(new(path, file.File.Name ?? T("Talk_File"), file.File.ContentType.StartsWith("image/", StringComparison.Ordinal)));
        }

        return found;
    }
}
