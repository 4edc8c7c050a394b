namespace Hotline.Storage.ApiKeys;

/// <summary>Keys by which other systems come in. A key itself is shown once, when it is made; what is kept is its hash.</summary>
public interface IApiKeyStore
{
    /// <summary>Keeps a new key.</summary>
    Task AddAsync(StoredApiKey key, string hash, CancellationToken cancellationToken);

    /// <summary>The key with this hash (<see cref="ApiKeyHash"/>) unless it was revoked; null for none.</summary>
    Task<StoredApiKey?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Every key, revoked ones too, oldest first.</summary>
    Task<IReadOnlyList<StoredApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Revokes a key at once and for good; false where there is none with this id, or it is revoked already.</summary>
    Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>A key as it is kept.</summary>
/// <param name="Id">Names it in lists and logs; not secret.</param>
/// <param name="Scope">What it opens, one of <see cref="ApiKeyScopes"/>.</param>
/// <param name="Department">Code of the department whose tickets it opens; null where the scope has none.</param>
/// <param name="Name">Whose it is, in words.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="RevokedAt">When it was revoked, UTC; null: it is valid.</param>
public sealed record StoredApiKey(string Id, string Scope, string? Department, string Name, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

/// <summary>What a key opens.</summary>
public static class ApiKeyScopes
{
    /// <summary>One department's tickets.</summary>
    public const string Department = "department";

    /// <summary>Reading the figures of the whole city, and no tickets.</summary>
    public const string Figures = "figures";

    /// <summary>Posting requests by Open311.</summary>
    public const string Open311 = "open311";
}
