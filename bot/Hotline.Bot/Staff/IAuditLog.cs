namespace Hotline.Bot.Staff;

/// <summary>What people did with the console: appended, never changed. Implemented by storage.</summary>
public interface IAuditLog
{
    /// <summary>Appends an entry; it is durable when the call returns.</summary>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Entries, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellationToken);
}

/// <summary>Something somebody did.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="AccountId">Who; null: nobody was signed in.</param>
/// <param name="Action">What, by its name: <c>contact.revealed</c>.</param>
/// <param name="Subject">To what: a ticket's number, an account's id; never a resident's name or telephone number.</param>
/// <param name="Detail">More about it, or null; never what a resident said.</param>
/// <param name="Id">Its place in the log; set where it is read.</param>
public sealed record AuditEntry(DateTimeOffset At, string? AccountId, string Action, string Subject, string? Detail = null, long Id = 0);

/// <summary>Which entries to read.</summary>
/// <param name="AccountId">Only this person's; null: all.</param>
/// <param name="Action">Only actions that begin so; null: all.</param>
/// <param name="Subject">Only this subject's; null: all.</param>
/// <param name="Limit">At most so many, 1 to 500.</param>
/// <param name="From">Only from this instant on, UTC; null: from the beginning.</param>
/// <param name="Until">Only before this instant, UTC; null: to the end.</param>
/// <param name="Before">Only entries with a smaller id; null: from the newest.</param>
public sealed record AuditQuery(
    string? AccountId = null, string? Action = null, string? Subject = null, int Limit = 100, DateTimeOffset? From = null, DateTimeOffset? Until = null, long? Before = null);
