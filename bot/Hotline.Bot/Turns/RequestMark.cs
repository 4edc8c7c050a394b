using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Turns;

/// <summary>
/// Marks a commit as the outcome of one request from outside (another system's, a form's), so that the same request sent again, to
/// whichever node, changes nothing again. Committed with what the request did to the first ticket of the commit, where it did anything to one.
/// </summary>
/// <param name="Scope">Whose key it is: nobody else's request can collide with it.</param>
/// <param name="Key">The request's idempotency key; at most 200 characters.</param>
/// <param name="Fingerprint">Hash of what was asked for: the same key with another request is an error of the caller.</param>
public sealed record RequestMark(string Scope, string Key, string Fingerprint);

/// <summary>A request that was carried out.</summary>
/// <param name="Fingerprint">Of what was asked for.</param>
/// <param name="Number">The ticket it opened or changed; 0 where it did nothing to one.</param>
/// <param name="Version">That ticket's version right after it.</param>
public sealed record MarkedRequest(string Fingerprint, TicketNumber Number, long Version);

/// <summary>Reads the marks of requests that were carried out. Implemented by storage.</summary>
public interface IRequestMarks
{
    /// <summary>The request marked with this key, or null.</summary>
    Task<MarkedRequest?> FindAsync(string scope, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Marks a request before it is carried out, where what it does is no commit of ours (a telephone is rung): false where it was
    /// marked before. Of two that come together one gets it, on whichever node.
    /// </summary>
    Task<bool> TryTakeAsync(RequestMark request, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes such a mark back, because what was asked for did not come about and may be asked for again.</summary>
    Task ReleaseAsync(RequestMark request, CancellationToken cancellationToken);

    /// <summary>Forgets the requests that were carried out before <paramref name="before"/>.</summary>
    Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
