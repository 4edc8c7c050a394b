namespace Hotline.Cluster.Tests;

/// <summary>What a fault did, in figures.</summary>
internal static class Report
{
    public static async Task WriteAsync(ITestOutputHelper output, City city, string fault, Load load, TimeSpan at, TimeSpan sentAt, int twice)
    {
        var troubled = load.All.Max(a => a.TroubledUntil) is var last && last > at ? last - at : TimeSpan.Zero;
        var (warnings, _) = await Committed.WarningsAsync(city);
        output.WriteLine(string.Join(
            '\n',
            $"{fault}:",
            $"  {load.Texters.Sum(t => t.Acknowledged.Count)} texts, {load.Chatters.Sum(c => c.Said.Count)} chat messages, {load.Departments.Sum(d => d.Asked.Count)} questions pushed, {load.Callers.Sum(c => c.Calls.Count)} calls ({load.Callers.Sum(c => c.Calls.Sum(l => l.Apologies))} put through with an apology), {load.Desk.Served.Count} conversations claimed by one of two, {warnings} warnings of clocks so far; {load.All.Sum(a => a.Retried)} requests had to be sent again, {load.Chatters.Sum(c => c.Stream.Reopened)} streams opened again",
            $"  held up for the last time {troubled.TotalSeconds:F1} s after it began; everything had left {(sentAt - at).TotalSeconds:F1} s after; {twice} pushed twice"));
    }
}
