namespace Hotline.Host.TryIt.Residents;

/// <summary>The residents whom pages have played lately.</summary>
internal sealed class ResidentBook(TimeProvider time)
{
    /// <summary>The longest known makes room.</summary>
    private const int MostResidents = 100;

    private readonly Lock gate = new();
    private readonly List<Resident> residents = [];

    /// <summary>The resident with this number and OpenID, who is new where not known yet.</summary>
    public Resident Open(string number, string openId)
    {
        lock (gate)
        {
            if (residents.Find(r => r.Number == number && r.OpenId == openId) is { } known)
                return known;
            if (residents.Count == MostResidents)
                residents.RemoveAt(0);
            var resident = new Resident(number, openId, time.GetUtcNow().ToUnixTimeMilliseconds());
            residents.Add(resident);
            return resident;
        }
    }

    /// <summary>Whoever has this telephone number, or null.</summary>
    public Resident? FindByNumber(string? number)
    {
        lock (gate)
            return residents.FindLast(r => r.Number == number);
    }

    /// <summary>Whoever has this OpenID, or null.</summary>
    public Resident? FindByOpenId(string? openId)
    {
        lock (gate)
            return residents.FindLast(r => r.OpenId == openId);
    }
}
