using Hotline.Channels;

namespace Hotline.Bot.Handoff;

/// <summary>Residents who are to be called: they hung up while they waited, or asked for it. Implemented by storage.</summary>
public interface ICallBacks
{
    /// <summary>Those who are still to be called, longest waiting first; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<CallBack>> OpenAsync(int limit, CancellationToken cancellationToken);

    /// <summary>One that is still open, or null.</summary>
    Task<CallBack?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>How many are still to be called.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Somebody called and nobody answered; false where it is done.</summary>
    Task<bool> TriedAsync(long id, CancellationToken cancellationToken);

    /// <summary>Done; false where it was done before.</summary>
    Task<bool> DoneAsync(long id, string accountId, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>A resident who is to be called.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="Reference">The conversation in which it came about.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Reason"><c>missed</c>: hung up while waiting; <c>asked</c>: left a ticket for it; <c>wrapUp</c>: an operator promised it.</param>
/// <param name="Ticket">The ticket that says what it is about, or null.</param>
/// <param name="Tries">How often nobody answered.</param>
public sealed record CallBack(long Id, DateTimeOffset At, ConversationReference Reference, string Phone, string Reason, long? Ticket, int Tries);
