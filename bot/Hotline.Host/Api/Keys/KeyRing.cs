using System.Collections.Frozen;
using Hotline.Storage.ApiKeys;

namespace Hotline.Host.Api.Keys;

/// <summary>Finds out whose key was sent: among those of configuration, then among those that were made with the <c>api-key</c> command.</summary>
internal sealed class KeyRing
{
    /// <summary>No key is longer; what is, is not looked at.</summary>
    private const int LongestKey = 200;

    private readonly FrozenDictionary<(string Scope, string Hash), KeyHolder> configured;
    private readonly IApiKeyStore store;

    public KeyRing(IEnumerable<ConfiguredKey> configured, IApiKeyStore store)
    {
        this.configured = configured.ToFrozenDictionary(k => (k.Holder.Scope, ApiKeyHash.OfConfigured(k.Value)), k => k.Holder);
        this.store = store;
    }

    /// <summary>The holder of a valid key for this scope, or null.</summary>
    public async ValueTask<KeyHolder?> FindAsync(string scope, string key, CancellationToken cancellationToken)
    {
        if (key.Length is 0 or > LongestKey)
            return null;
        var hash = ApiKeyHash.Of(key);
        if (configured.TryGetValue((scope, hash), out var holder))
            return holder;
        return await store.FindAsync(hash, cancellationToken) is { } stored && stored.Scope == scope
            ? new(scope, stored.Department, stored.Name)
            : null;
    }
}

/// <summary>Who came in by a key.</summary>
/// <param name="Scope">What the key opens, one of <see cref="ApiKeyScopes"/>.</param>
/// <param name="Department">Code of the department; null where the scope has none.</param>
/// <param name="Name">Whose it is.</param>
internal sealed record KeyHolder(string Scope, string? Department, string Name);

/// <summary>A key of configuration.</summary>
internal sealed record ConfiguredKey(KeyHolder Holder, string Value);
