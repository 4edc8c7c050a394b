using Hotline.Storage.Commits;
using Hotline.Ticketing.Routing.Editing;

namespace Hotline.Storage.City;

/// <summary>Writes changes to the city's lists; none is ever changed or taken away.</summary>
internal sealed class CityWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement insert = connection.Prepare("""
        INSERT INTO city_version (list, key, number, text, account_id, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING
        """);

    /// <summary>False where the number is taken.</summary>
    public bool TryWrite(CityVersion version) => insert.Execute(
        version.List.ToString(), version.Key, version.Number, version.Text, version.AccountId, version.At.ToUnixTimeMilliseconds()) == 1;

    public void Dispose() => insert.Dispose();
}
