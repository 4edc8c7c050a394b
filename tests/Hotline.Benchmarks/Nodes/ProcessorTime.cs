using System.Globalization;

namespace Hotline.Benchmarks.Nodes;

/// <summary>What processes of another program spent, as the kernel counts it (man 5 proc, /proc/pid/stat).</summary>
internal static class ProcessorTime
{
    // Behind the name in parentheses, the first field is the third of the line: user and kernel time are the 14th and 15th, those of children that ended the 16th and 17th.
    private const int FirstOfTimes = 11;
    private const int Times = 4;

    /// <summary>Ticks of these figures a second, on every Linux that .NET runs on (man 7 time, USER_HZ).</summary>
    private const double TicksPerSecond = 100;

    public static TimeSpan Of(IEnumerable<int> processes) => TimeSpan.FromSeconds(processes.Sum(Ticks) / TicksPerSecond);

    private static long Ticks(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ').Skip(FirstOfTimes).Take(Times).Sum(t => long.Parse(t, CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // It ended in between; its parent counts it from then on.
            return 0;
        }
    }
}
