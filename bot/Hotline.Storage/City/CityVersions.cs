using System.Data.Common;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;
using Hotline.Ticketing.Routing.Editing;

namespace Hotline.Storage.City;

/// <inheritdoc cref="ICityVersions"/>
internal sealed class CityVersions(GroupCommitter committer, DatabaseConnections connections) : ICityVersions
{
    private const string Columns = "SELECT list, key, number, text, account_id, at FROM city_version v ";

    public Task<IReadOnlyList<CityVersion>> HistoryAsync(CityList list, string key, CancellationToken cancellationToken)
        => QueryAsync(Columns + "WHERE list = $1 AND key = $2 ORDER BY number DESC", [list.ToString(), key], cancellationToken);

    public Task<IReadOnlyList<CityVersion>> InForceAsync(CancellationToken cancellationToken)
        => QueryAsync(Columns + "WHERE number = (SELECT max(number) FROM city_version o WHERE o.list = v.list AND o.key = v.key) ORDER BY list, key", [], cancellationToken);

    public Task<long> StampAsync(CancellationToken cancellationToken)
        => connections.QuerySingleAsync("SELECT count(*) FROM city_version", row => row.GetInt64(0), [], cancellationToken);

    public Task<bool> WriteAsync(CityVersion version, CancellationToken cancellationToken)
        => committer.WriteAsync(w => w.City.TryWrite(version), cancellationToken);

    private Task<IReadOnlyList<CityVersion>> QueryAsync(string sql, object?[] values, CancellationToken cancellationToken)
        => connections.QueryAsync(sql, Read, values, cancellationToken);

    private static CityVersion Read(DbDataReader row) => new()
    {
        List = Enum.Parse<CityList>(row.GetString(0)),
        Key = row.GetString(1),
        Number = row.GetInt32(2),
        Text = row.StringOrNull(3),
        AccountId = row.GetString(4),
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
    };
}
