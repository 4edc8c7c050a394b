using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Finds an open ticket of the same resident about the same matter, so that it is urged rather than opened twice.</summary>
internal sealed class TwinTickets(ITicketReader tickets)
{
    /// <summary>The newest ones; whoever has more of them open is a case for a person anyway.</summary>
    private const int MostLookedAt = 10;

    /// <summary>Details that share this part of their pairs of characters are most likely the same spot, told differently.</summary>
    private const double SameSpot = 0.5;

    /// <summary>The open ticket that <paramref name="draft"/> would repeat; null for none.</summary>
    public async ValueTask<Ticket?> FindAsync(Turn turn, TicketDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Description is null || draft.IsCallback || draft.IsPraise)
            return null;
        // Only by what the channel knows of the resident: a number that is merely told would show somebody else's tickets.
        var known = await tickets.OfResidentAsync(turn.Channel.ChannelId, turn.User.Id, turn.OwnNumber, MostLookedAt, cancellationToken);
        return known.FirstOrDefault(t => t.Status.IsOpen() && IsSame(t.Matter, draft));
    }

    private static bool IsSame(Matter matter, TicketDraft draft)
        => matter.Description == draft.Description
           ? !Differs(matter.Place, draft.Place)
           : draft.Category is not null && matter.Category == draft.Category && IsSamePlace(matter.Place, draft.Place);

    private static bool Differs(Place one, Place other)
        => Differ(one.District, other.District) || Differ(one.Street, other.Street) || Differ(one.Community, other.Community);

    private static bool IsSamePlace(Place one, Place other)
    {
        if (Differs(one, other))
            return false;
        if (one.Community is not null && one.Community == other.Community)
            return true;
        return one.Detail is { } a && other.Detail is { } b && Likeness(a, b) >= SameSpot;
    }

    private static bool Differ(string? one, string? other) => one is not null && other is not null && one != other;

    // Share of the shorter one's pairs of characters that the longer one has.
    private static double Likeness(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (shorter.Length < 2)
            return longer.Contains(shorter, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        var shared = 0;
        for (var start = 0; start + 2 <= shorter.Length; start++)
            shared += longer.AsSpan().Contains(shorter.AsSpan(start, 2), StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return (double)shared / (shorter.Length - 1);
    }
}
