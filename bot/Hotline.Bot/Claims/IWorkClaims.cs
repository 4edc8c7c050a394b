namespace Hotline.Bot.Claims;

/// <summary>
/// Keeps nodes from doing the same due work twice over. That it counts once is settled where it is committed, by versions; a claim only
/// saves the second effort. Implemented by storage.
/// </summary>
public interface IWorkClaims
{
    /// <summary>Takes those of <paramref name="keys"/> that no other node is working on, for half a minute; what is not given back by then is anybody's.</summary>
    /// <exception cref="Channels.InboxUnavailableException">The database is away.</exception>
    Task<IReadOnlySet<string>> TakeAsync(WorkKind kind, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Gives back all that this process took of a kind, done or not.</summary>
    Task GiveBackAsync(WorkKind kind);
}

/// <summary>Work that falls due by itself.</summary>
public enum WorkKind
{
    /// <summary>Steps of tickets' response-time clocks; the key is the ticket's number.</summary>
    Clocks,
    /// <summary>Residents to be asked how it went; the key is the ticket's number.</summary>
    FollowUps,
    /// <summary>Accepted messages without a turn; the key is channel and conversation, with a space between.</summary>
    Turns,
}
