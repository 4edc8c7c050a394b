using Hotline.Bot.Claims;
using Hotline.Channels;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Leases;

/// <inheritdoc cref="IWorkClaims"/>
internal sealed class WorkClaims(GroupCommitter committer, LeaseOwner owner, TimeProvider time) : IWorkClaims
{
    /// <summary>Longer than a batch takes, and short enough that what a dead node held is not late.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlySet<string>> TakeAsync(WorkKind kind, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
            return new HashSet<string>();
        var now = time.GetUtcNow();
        return (await committer.WriteAsync(w => w.Leases.Take(kind.ToString(), keys, owner.Name, now, Lease), cancellationToken)).ToHashSet(StringComparer.Ordinal);
    }

    public async Task GiveBackAsync(WorkKind kind)
    {
        var now = time.GetUtcNow();
        try
        {
            await committer.WriteAsync(w =>
            {
                w.Leases.GiveBack(kind.ToString(), owner.Name, now);
                return true;
            }, CancellationToken.None);
        }
        catch (InboxUnavailableException)
        {
            // The database is away or the service stops: the lease ends by itself.
        }
    }

    /// <summary>A condition: nobody works on the thing with this key. For a SELECT that offers work.</summary>
    /// <param name="kind">Which work.</param>
    /// <param name="key">An expression of text.</param>
    /// <param name="dialect">Whose SQL.</param>
    /// <param name="now">The parameter with this process's instant.</param>
    public static string IsFree(WorkKind kind, string key, SqlDialect dialect, string now)
        => $"NOT EXISTS (SELECT 1 FROM claim WHERE claim.kind = '{kind}' AND claim.key = {key} AND claim.until > {dialect.LeaseNow(now)})";
}
