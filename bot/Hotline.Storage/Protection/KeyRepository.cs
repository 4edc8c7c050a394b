using System.Xml.Linq;
using Hotline.Storage.Nodes;
using Hotline.Storage.Reading;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Hotline.Storage.Protection;

/// <summary>
/// Keeps the keys of sessions in the database, where every node finds them. Written past the committer: the first keys are made before it
/// runs, and later ones once in some weeks.
/// </summary>
internal sealed class KeyRepository(DatabaseConnections connections) : IXmlRepository
{
    /// <summary>Row of <c>shared_state</c>.</summary>
    private const string Application = "dataProtection.application";

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Read().Values];

    public void StoreElement(XElement element, string friendlyName)
        // A name is for people and may come twice.
        => Store(string.IsNullOrEmpty(friendlyName) ? Guid.NewGuid().ToString() : friendlyName, element);

    /// <summary>All of them, by name.</summary>
    public IReadOnlyDictionary<string, XElement> Read()
    {
        using var connection = connections.OpenForReading();
        return connection.Query("SELECT name, xml FROM protection_key", row => (Name: row.GetString(0), Xml: row.GetString(1)))
            .ToDictionary(r => r.Name, r => XElement.Parse(r.Xml));
    }

    /// <summary>Writes one, or writes it anew.</summary>
    public void Store(string name, XElement element)
    {
        using var connection = connections.OpenForWriting();
        using var write = connection.Prepare("INSERT INTO protection_key (name, xml) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET xml = ?2");
        write.Execute(name, element.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>What everything protected is bound to, the same on every node; null: not settled yet.</summary>
    public string? ApplicationName()
    {
        using var connection = connections.OpenForReading();
        return connection.QuerySingle("SELECT payload FROM shared_state WHERE name = $1", row => row.GetString(0), Application);
    }

    /// <summary>Settles it, once.</summary>
    public void SettleApplicationName(string name)
    {
        using var connection = connections.OpenForWriting();
        using var state = new SharedStateWriter(connection);
        state.Write(Application, name, versionBefore: 0);
    }
}
