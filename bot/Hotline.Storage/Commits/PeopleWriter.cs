using System.Text.Json;
using Hotline.Bot.Staff;
using Hotline.Storage.People;

namespace Hotline.Storage.Commits;

/// <summary>Writes accounts, audit entries and the leases of operators' claims.</summary>
internal sealed class PeopleWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement insert = connection.Prepare(
        "INSERT INTO account (id, normalized_user_name, version, payload) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");

    private readonly Statement update = connection.Prepare("""
        UPDATE account SET normalized_user_name = ?2, version = ?3, payload = ?4
        WHERE id = ?1 AND version = ?5 AND NOT EXISTS (SELECT 1 FROM account WHERE normalized_user_name = ?2 AND id <> ?1)
        """);

    private readonly Statement append = connection.Prepare(
        "INSERT INTO audit (at, account_id, action, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5)");

    private readonly Statement renew = connection.Prepare("UPDATE handoff SET lease_until = ?2 WHERE account_id = ?1");

    private readonly Statement callTried = connection.Prepare("UPDATE call_back SET tries = tries + 1 WHERE id = ?1 AND done_at IS NULL");

    private readonly Statement callDone = connection.Prepare("UPDATE call_back SET done_at = ?3, account_id = ?2 WHERE id = ?1 AND done_at IS NULL");

    /// <summary>False where the name is taken or the account is not the one that was read.</summary>
    public bool Save(StaffAccount account, long versionBefore)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(account, StaffJson.Default.StaffAccount);
        return versionBefore == 0
            ? insert.Execute(account.Id, account.NormalizedUserName, account.Version, payload) == 1
            : update.Execute(account.Id, account.NormalizedUserName, account.Version, payload, versionBefore) == 1;
    }

    public void Append(AuditEntry entry)
        => append.Execute(entry.At.ToUnixTimeMilliseconds(), entry.AccountId, entry.Action, entry.Subject, entry.Detail);

    public void Renew(string accountId, DateTimeOffset until) => renew.Execute(accountId, until.ToUnixTimeMilliseconds());

    /// <summary>False where the resident was called meanwhile.</summary>
    public bool CallTried(long id) => callTried.Execute(id) == 1;

    /// <inheritdoc cref="CallTried"/>
    public bool CallDone(long id, string accountId, DateTimeOffset at) => callDone.Execute(id, accountId, at.ToUnixTimeMilliseconds()) == 1;

    public void Dispose()
    {
        foreach (var statement in (Statement[])[insert, update, append, renew, callTried, callDone])
            statement.Dispose();
    }
}
