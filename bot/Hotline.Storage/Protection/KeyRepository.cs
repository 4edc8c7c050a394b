using System.Xml.Linq;
using Hotline.Storage.Schema;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Protection;

/// <summary>
/// Keeps the keys of sessions in the database, where every node finds them. Written past the committer: the first keys are made before it
/// runs, and later ones once in some weeks.
/// </summary>
internal sealed class KeyRepository(IDbContextFactory<HotlineDb> contexts) : IXmlRepository
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
        using var db = contexts.CreateDbContext();
        return db.Set<ProtectionKeyRow>().AsNoTracking().ToDictionary(r => r.Name, r => XElement.Parse(r.Xml));
    }

    /// <summary>Writes one, or writes it anew.</summary>
    public void Store(string name, XElement element)
    {
        var xml = element.ToString(SaveOptions.DisableFormatting);
        using var db = contexts.CreateDbContext();
        if (db.Set<ProtectionKeyRow>().Find(name) is { } row)
            row.Xml = xml;
        else
            db.Add(new ProtectionKeyRow { Name = name, Xml = xml });
        db.SaveChanges();
    }

    /// <summary>What everything protected is bound to, the same on every node; null: not settled yet.</summary>
    public string? ApplicationName()
    {
        using var db = contexts.CreateDbContext();
        return db.Set<SharedStateRow>().AsNoTracking().SingleOrDefault(r => r.Name == Application)?.Payload;
    }

    /// <summary>Settles it, once.</summary>
    public void SettleApplicationName(string name)
    {
        using var db = contexts.CreateDbContext();
        db.Add(new SharedStateRow { Name = Application, Version = 1, Payload = name });
        db.SaveChanges();
    }
}
