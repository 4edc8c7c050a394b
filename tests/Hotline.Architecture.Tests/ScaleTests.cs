using Hotline.Benchmarks.City;

namespace Hotline.Architecture.Tests;

/// <summary>What the document computes, it computes from what it measured.</summary>
public sealed class ScaleTests
{
    [Fact]
    public void Document_OfWhatACityNeeds_SaysWhatItsFiguresMake()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "scale.md"));
        var known = CityNeeds.Read(lines.TakeWhile(line => line != CityNeeds.Heading));

        var said = lines.SkipWhile(line => line != CityNeeds.Heading).SkipWhile(line => !line.StartsWith("| ---", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith("| ", StringComparison.Ordinal));

        said.ShouldBe(CityNeeds.Table(known));
    }
}
