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
        => SingleAsync("SELECT payload FROM account WHERE id = $1", id, cancellationToken);

    public Task<StaffAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
        => SingleAsync("SELECT payload FROM account WHERE normalized_user_name = $1", normalizedUserName, cancellationToken);

    public Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken cancellationToken)
        => connections.QueryAsync("SELECT payload FROM account ORDER BY normalized_user_name", row => Read(row.GetString(0)), [], cancellationToken);

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

    private Task<StaffAccount?> SingleAsync(string sql, string value, CancellationToken cancellationToken)
        => connections.QuerySingleAsync(sql, row => Read(row.GetString(0)), [value], cancellationToken);

    private static StaffAccount Read(string payload) => JsonSerializer.Deserialize(payload, StaffJson.Default.StaffAccount)!;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StaffAccount))]
internal sealed partial class StaffJson : JsonSerializerContext;
