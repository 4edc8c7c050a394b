namespace Hotline.Host.Deliveries;

/// <summary>How long is waited between the attempts of a delivery: soon at first, for what a restart mends, and then for what a working day mends.</summary>
internal static class Pauses
{
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(12),
    ];

    /// <summary>What another side asks for counts up to this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Attempts in all, over a little more than a day, before a delivery is dead.</summary>
    public static int MostAttempts => Steps.Length + 1;

    /// <summary>The pause after an attempt, 1-based; null where it was the last.</summary>
    public static TimeSpan? After(int attempt, TimeSpan? asked)
    {
        if (attempt > Steps.Length)
            return null;
        var step = Steps[attempt - 1];
        return asked > step ? asked < Longest ? asked : Longest : step;
    }
}
