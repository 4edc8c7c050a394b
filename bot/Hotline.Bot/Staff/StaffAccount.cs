namespace Hotline.Bot.Staff;

/// <summary>Somebody who works with the console: how they sign in, in what role, and for which department.</summary>
public sealed class StaffAccount
{
    /// <summary>Stable id; stands in audit and in tickets' histories.</summary>
    public required string Id { get; init; }

    /// <summary>What they type to sign in.</summary>
    public required string UserName { get; set; }

    /// <summary><see cref="UserName"/> as it is compared; unique.</summary>
    public string NormalizedUserName { get; set; } = "";

    /// <summary>Their name, for colleagues only.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Work number (工号): what residents are told instead of a name; null for those who never speak to residents.</summary>
    public string? WorkNumber { get; set; }

    /// <summary>What they may do.</summary>
    public required StaffRole Role { get; set; }

    /// <summary>Code of their department; null for those of the hotline itself.</summary>
    public string? Department { get; set; }

    /// <summary>Telephone, E.164, that rings when they take a call; null: they take none.</summary>
    public string? PhoneNumber { get; set; }

    /// <summary>What they are asked for: <c>en</c>, ids of channels, codes of top categories. None of a kind: all of it, but English.</summary>
    public IReadOnlyList<string> Skills { get; set; } = [];

    /// <summary>How many conversations they have at once, 1 to 20.</summary>
    public int Capacity { get; set; } = 3;

    /// <summary>True where an administrator closed it: its sessions end and nobody signs in with it.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Hash of the password, with its salt and parameters; null: none was set yet.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever open sessions must end.</summary>
    public string? SecurityStamp { get; set; }

    /// <summary>Wrong passwords in a row.</summary>
    public int AccessFailedCount { get; set; }

    /// <summary>Until when it is locked, UTC; null: it is not.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>True where an authenticator app is asked for at sign-in.</summary>
    public bool HasSecondFactor { get; set; }

    /// <summary>Shared secret of the authenticator app (RFC 6238), Base32.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Counts its changes; a change names the version that was read. 0: never stored.</summary>
    public long Version { get; set; }
}

/// <summary>What somebody works as.</summary>
public enum StaffRole
{
    /// <summary>接线员: talks with residents.</summary>
    Operator,
    /// <summary>承办人: works the tickets of their department.</summary>
    DepartmentStaff,
    /// <summary>承办部门负责人: also sees how the department does.</summary>
    DepartmentHead,
    /// <summary>督办员: sees everything, decides what is asked for.</summary>
    Supervisor,
    /// <summary>知识编辑: keeps the articles true.</summary>
    Editor,
    /// <summary>管理员: people and settings.</summary>
    Administrator,
    /// <summary>审计员: reads what was done, and changes nothing.</summary>
    Auditor,
}
