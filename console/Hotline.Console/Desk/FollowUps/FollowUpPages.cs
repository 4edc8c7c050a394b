using Hotline.Channels;
using Hotline.Console.Access;
using Hotline.Console.Tickets;
using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Desk.FollowUps;

/// <summary>Reads what the page of follow-ups shows, with residents hidden from those who must not see them.</summary>
internal sealed class FollowUpPages(IFollowUpReader owed, TicketPages pages, IEnumerable<ICallControl> controls, TimeProvider time)
{
    private const int Shown = 50;

    /// <summary>More is not counted: it is a day's work of several people.</summary>
    private const int MostCounted = 999;

    private readonly bool mayRing = controls.Any();

    public async Task<FollowUpModel> LoadAsync(Person person, TicketNumber? revealed, CancellationToken cancellationToken)
    {
        var proposed = await owed.OwedAsync(FollowUpStage.ToBeDecided, time.GetUtcNow(), Shown, cancellationToken);
        var toCall = await owed.OwedAsync(FollowUpStage.ToBeCalled, time.GetUtcNow(), Shown, cancellationToken);
        return new()
        {
            Proposed = [.. proposed.Select(t => Row(person, t, revealed))],
            ToCall = [.. toCall.Select(t => Row(person, t, revealed))],
            HasMore = proposed.Count == Shown || toCall.Count == Shown,
        };
    }

    /// <summary>How many are to be decided or called.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
        => await owed.CountAsync(FollowUpStage.ToBeDecided, MostCounted, cancellationToken) + await owed.CountAsync(FollowUpStage.ToBeCalled, MostCounted, cancellationToken);

    private FollowUpRow Row(Person person, Ticket stored, TicketNumber? revealed)
    {
        var maySee = TicketScope.ActorOf(person) is { } actor && ReporterIdentity.MaySee(actor, stored);
        var isProtected = ReporterIdentity.IsProtected(stored);
        var isRevealed = maySee && revealed == stored.Number;
        // Of a protected ticket nothing is shown, not even masked, before the look is recorded.
        var ticket = isProtected && !isRevealed ? ReporterIdentity.Hide(stored) : stored;
        var (name, phone) = (ticket.Resident.Name, ticket.Resident.Phone);
        return new(
            pages.Row(person, ticket), stored.OwedFollowUp!.Value.Since,
            new(
                string.IsNullOrEmpty(name) ? null : isRevealed ? name : Masking.Name(name), phone is null ? null : isRevealed ? phone : Masking.Phone(phone),
                isProtected, maySee && person.Has(Right.RevealContacts), isRevealed),
            mayRing && stored.Resident is { Phone: not null, ConversationReference: not null });
    }
}
