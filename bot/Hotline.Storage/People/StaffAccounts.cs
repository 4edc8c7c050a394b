using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Bot.Staff;
using Hotline.Bot.Turns;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;

namespace Hotline.Storage.People;

/// <inheritdoc cref="IStaffAccounts"/>
internal sealed class StaffAccounts(GroupCommitter committer, DatabaseConnections connections) : IStaffAccounts
{
    public Task<StaffAccount?> FindAsync(string id, CancellationToken cancellationToken)
        => Task.FromResult(Single("SELECT payload FROM account WHERE id = $1", id));

    public Task<StaffAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
        => Task.FromResult(Single("SELECT payload FROM account WHERE normalized_user_name = $1", normalizedUserName));

    public Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken cancellationToken)
    {
        using var connection = connections.OpenForReading();
        return Task.FromResult(connection.Query("SELECT payload FROM account ORDER BY normalized_user_name", row => Read(row.GetString(0))));
    }

    public async Task<bool> SaveAsync(StaffAccount account, CancellationToken cancellationToken)
    {
        var before = account.Version;
        account.Version = before + 1;
        var isSaved = await committer.WriteAsync(w =>
        {
            var written = w.People.Save(account, before);
            if (written)
                w.Changes.Add(new Touched(ChangeKind.Account, account.Id));
            return written;
        }, cancellationToken);
        if (!isSaved)
            account.Version = before;
        return isSaved;
    }

    private StaffAccount? Single(string sql, string value)
    {
        using var connection = connections.OpenForReading();
        return connection.QuerySingle(sql, row => Read(row.GetString(0)), value);
    }

    private static StaffAccount Read(string payload) => JsonSerializer.Deserialize(payload, StaffJson.Default.StaffAccount)!;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StaffAccount))]
internal sealed partial class StaffJson : JsonSerializerContext;
