namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>The nodes of the cluster in turn; one that failed rests and is tried last.</summary>
internal sealed class ElasticsearchHosts(IReadOnlyList<Uri> addresses, TimeProvider time)
{
    /// <summary>A restart takes about so long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly long[] _restsUntil = new long[addresses.Count];
    private int _next = -1;

    /// <summary>All of them, in the order in which one request tries them.</summary>
    public IReadOnlyList<Uri> Order()
    {
        var (now, first) = (time.GetTimestamp(), (uint)Interlocked.Increment(ref _next));
        var turn = Enumerable.Range(0, addresses.Count).Select(i => (int)((first + (uint)i) % (uint)addresses.Count));
        // OrderBy keeps the order of equals.
        return [.. turn.OrderBy(i => Volatile.Read(ref _restsUntil[i]) > now).Select(i => addresses[i])];
    }

    /// <summary>Notes that one did not answer.</summary>
    public void Failed(Uri address) => Note(address, time.GetTimestamp() + (long)(Rest.TotalSeconds * time.TimestampFrequency));

    /// <summary>Notes that one answered.</summary>
    public void Answered(Uri address) => Note(address, 0);

    private void Note(Uri address, long restsUntil)
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            if (ReferenceEquals(addresses[i], address))
                Volatile.Write(ref _restsUntil[i], restsUntil);
        }
    }
}
