using Microsoft.Extensions.Caching.Memory;

namespace Hotline.Console.Desk;

/// <summary>
/// Tells a form that was sent twice (an impatient click, a lost answer) from two forms. Kept in memory for as long as a page is worth
/// sending again: what is lost with a restart is only this comfort.
/// </summary>
internal sealed class OnceTokens : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly MemoryCache used = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private readonly Lock guard = new();

    /// <summary>True the first time; false where the same person used it before.</summary>
    public bool Take(string accountId, string token)
    {
        lock (guard)
        {
            if (used.TryGetValue((accountId, token), out _))
                return false;
            used.Set((accountId, token), true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
            return true;
        }
    }

    /// <summary>Gives it back: what it stood for was not done.</summary>
    public void Return(string accountId, string token) => used.Remove((accountId, token));

    public void Dispose() => used.Dispose();
}
