namespace Hotline.Bot.Claims;

/// <summary>Works on what no other node works on.</summary>
public static class ClaimedWork
{
    /// <summary>Takes what is free of <paramref name="offered"/>, lets <paramref name="work"/> do it, and gives it back.</summary>
    /// <param name="claims">Who works on what.</param>
    /// <param name="kind">Which work.</param>
    /// <param name="offered">What is due; things with one key are taken together.</param>
    /// <param name="key">What names a thing among all nodes.</param>
    /// <param name="work">Does what was taken, in the order in which it was offered; returns how many things it did.</param>
    /// <param name="cancellationToken">Cancels the taking.</param>
    /// <returns>What <paramref name="work"/> returned; 0 where nothing was free.</returns>
    /// <exception cref="Channels.InboxUnavailableException">The database is away.</exception>
    public static async Task<int> WorkAsync<T>(
        this IWorkClaims claims, WorkKind kind, IReadOnlyList<T> offered, Func<T, string> key, Func<IReadOnlyList<T>, Task<int>> work, CancellationToken cancellationToken)
    {
        if (offered.Count == 0)
            return 0;
        var taken = await claims.TakeAsync(kind, [.. offered.Select(key).Distinct(StringComparer.Ordinal)], cancellationToken);
        if (taken.Count == 0)
            return 0;
        try
        {
            return await work([.. offered.Where(o => taken.Contains(key(o)))]);
        }
        finally
        {
            await claims.GiveBackAsync(kind);
        }
    }
}
