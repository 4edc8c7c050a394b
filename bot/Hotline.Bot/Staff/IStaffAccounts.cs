namespace Hotline.Bot.Staff;

/// <summary>The accounts of those who work with the console. Implemented by storage.</summary>
public interface IStaffAccounts
{
    /// <summary>The account with this id, or null.</summary>
    Task<StaffAccount?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The account with this normalised user name, or null.</summary>
    Task<StaffAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken);

    /// <summary>Every account, by user name.</summary>
    Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stores it: a new one where its version is 0, a change otherwise, and counts the version up. False, with nothing stored, where the
    /// name is taken or the account has moved on.
    /// </summary>
    Task<bool> SaveAsync(StaffAccount account, CancellationToken cancellationToken);
}
