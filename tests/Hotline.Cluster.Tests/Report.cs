namespace Hotline.Cluster.Tests;

/// <summary>What a fault did, in figures.</summary>
internal static class Report
{
    public static void Write(ITestOutputHelper output, string fault, Load load, TimeSpan at, TimeSpan sentAt, int twice)
    {
        var troubled = load.All.Max(a => a.TroubledUntil) is var last && last > at ? last - at : TimeSpan.Zero;
        output.WriteLine(string.Join(
            '\n',
            $"{fault}:",
            $"  {load.Texters.Sum(t => t.Acknowledged.Count)} texts, {load.Chatters.Sum(c => c.Said.Count)} chat messages, {load.Departments.Sum(d => d.Asked.Count)} questions pushed; {load.All.Sum(a => a.Retried)} had to be sent again by whoever sent them",
            $"  held up for the last time {troubled.TotalSeconds:F1} s after it began; everything had left {(sentAt - at).TotalSeconds:F1} s after; {twice} pushed twice"));
    }
}
