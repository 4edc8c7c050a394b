using System.Globalization;
using static System.Console;

namespace Hotline.Benchmarks;

/// <summary>Prints the table of figures.</summary>
internal static class Report
{
    public static void Head()
    {
        WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime):yyyy-MM-dd}");
        WriteLine();
        WriteLine($"{"measure",-58} {"figure",16}  note");
        WriteLine(new string('-', 110));
    }

    public static void Row(string measure, double figure, string unit, string note = "")
        => WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measure,-58} {figure,10:#,0.##} {unit,-5}  {note}"));

    /// <summary>The <paramref name="share"/> quantile (0 to 1) of sorted values.</summary>
    public static double Quantile(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
