using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>"同一个小区", "还是那儿", and "还有，楼道灯也坏了": the place of the ticket that was spoken of last.</summary>
internal sealed class SamePlace(ITicketReader tickets)
{
    /// <summary>Longer words say more than that.</summary>
    private const int Longest = 40;

    /// <summary>How a matter begins that goes on from the last one.</summary>
    private static readonly string[] Further = ["还有", "另外", "还想", "再一个", "再就是", "对了", "also", "another thing", "and the", "besides"];

    /// <summary>"楼道灯也不亮".</summary>
    private const char Too = '也';

    private static readonly string[] Any =
        ["同一个", "同一地", "同一小区", "同一栋", "同一处", "一样的地方", "一样的地址", "还是那", "还是这", "还是上次", "还是刚才", "跟刚才一样", "和刚才一样", "跟上次一样", "和上次一样", "same place", "same address", "same building", "same compound", "same as before"];

    /// <summary>The draft at that place; unchanged where the words name none or no ticket was spoken of.</summary>
    public async ValueTask<TicketDraft?> TryTakeAsync(Turn turn, TicketDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Asked != FormStep.Place || turn.Message.Heard.Place is not { District: null, Street: null, Community: null } || turn.State.CurrentTicket is not { } number || !IsMeant(turn.Message.Words))
            return null;
        return await AtAsync(number, draft, cancellationToken);
    }

    /// <summary>The draft of a further matter at that place, which the resident sees when it is read back; unchanged where the words name a place or go on from nothing.</summary>
    public async ValueTask<TicketDraft> GoOnAsync(Turn turn, TicketDraft draft, CancellationToken cancellationToken)
        => IsFurther(turn.Message.Words) ? await BesideAsync(turn, draft, cancellationToken) : draft;

    /// <summary>The draft at that place; unchanged where it has a place, or no ticket was spoken of.</summary>
    public async ValueTask<TicketDraft> BesideAsync(Turn turn, TicketDraft draft, CancellationToken cancellationToken)
        => draft.Place == Place.Unknown && draft.PlaceCandidates.Count == 0 && turn.State.CurrentTicket is { } number
            ? await AtAsync(number, draft, cancellationToken) ?? draft
            : draft;

    private async ValueTask<TicketDraft?> AtAsync(long number, TicketDraft draft, CancellationToken cancellationToken)
        => await tickets.FindAsync(new(number), cancellationToken) is { } ticket && ticket.Matter.Place != Place.Unknown
            ? draft with { Place = ticket.Matter.Place, PlaceCandidates = [] }
            : null;

    private static bool IsFurther(string words)
        => words.Length <= Longest && (words.Contains(Too) || Array.Exists(Further, f => words.StartsWith(f, StringComparison.OrdinalIgnoreCase)));

    private static bool IsMeant(string words)
        => words.Length <= Longest && Array.Exists(Any, a => words.Contains(a, StringComparison.OrdinalIgnoreCase));
}
