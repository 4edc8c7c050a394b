using System.Diagnostics.Metrics;

namespace Hotline.Storage;

/// <summary>Counts what turns cost the database. Meter <c>Hotline</c>.</summary>
internal static class StorageMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Hotline";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("hotline.storage.turns", "{turn}", "Turns that were looked at, committed or not.");
    private static readonly Counter<long> Groups = Meter.CreateCounter<long>("hotline.storage.turn_groups", "{transaction}", "Transactions that turns were committed in.");
    private static readonly Counter<long> RoundTrips = Meter.CreateCounter<long>("hotline.storage.turn_round_trips", "{round_trip}", "Waits of those transactions for the database.");
    private static readonly Counter<long> Statements = Meter.CreateCounter<long>("hotline.storage.turn_statements", "{statement}", "Statements of those transactions.");

    /// <summary>A group of turns was committed.</summary>
    public static void Group(int turns)
    {
        Groups.Add(1);
        Turns.Add(turns);
    }

    /// <summary>Statements went to the database together and were waited for.</summary>
    public static void RoundTrip(int statements)
    {
        RoundTrips.Add(1);
        Statements.Add(statements);
    }
}
