namespace Hotline.Ticketing.Routing.Editing;

/// <summary>
/// Changes the city's lists while the service runs: who gets what, what departments are called and their numbers, who must take what is
/// left. Nothing of a ticket that is already dispatched changes by it. What stood before is kept and can be brought back.
/// </summary>
public interface ICityDesk
{
    /// <summary>Who must take what nobody else can be given, as it stands now.</summary>
    string FallbackDepartment { get; }

    /// <summary>What is wrong with changes that are left out on this node: a code that the files gave up since.</summary>
    IReadOnlyList<CityFault> Faults { get; }

    /// <summary>The latest change of every entry that was ever changed, as this node has it.</summary>
    IReadOnlyList<CityVersion> InForce { get; }

    /// <summary>The files' text of an entry; null where they have none.</summary>
    string? FileText(CityList list, string key);

    /// <summary>All changes of an entry, newest first.</summary>
    Task<IReadOnlyList<CityVersion>> HistoryAsync(CityList list, string key, CancellationToken cancellationToken);

    /// <summary>Changes an entry: from the answer on this node decides by it, the others within seconds.</summary>
    /// <param name="list">Which list.</param>
    /// <param name="key">Which entry.</param>
    /// <param name="text">What shall stand there; empty: no line of the routing table.</param>
    /// <param name="seen">Number of the version that was changed; 0: the file's.</param>
    /// <param name="accountId">Whose change it is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<CityOutcome> WriteAsync(CityList list, string key, string text, int seen, string accountId, CancellationToken cancellationToken);

    /// <summary>Brings an earlier version of an entry back, as a new one; 0: what the file says.</summary>
    Task<CityOutcome> RestoreAsync(CityList list, string key, int number, int seen, string accountId, CancellationToken cancellationToken);
}

/// <summary>What became of a change.</summary>
public abstract record CityOutcome
{
    private CityOutcome()
    {
    }

    /// <summary>It stands.</summary>
    public sealed record Done(CityVersion Version) : CityOutcome;

    /// <summary>It stood there before; nothing was written.</summary>
    public sealed record Unchanged : CityOutcome;

    /// <summary>Somebody changed the entry meanwhile; nothing was written.</summary>
    public sealed record Stale : CityOutcome;

    /// <summary>Something is wrong with it; nothing was written.</summary>
    public sealed record Refused(IReadOnlyList<CityFault> Faults) : CityOutcome;
}
