using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Hotline.Architecture.Tests;

/// <summary>Everything a person reads stands in Chinese and in English, under the same name and with the same gaps to fill.</summary>
public sealed partial class ResourceTests
{
    public static TheoryData<string> Chinese => [.. Repository.Files("*.resx").Select(Repository.Relative).Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Chinese))]
    public void Resources_InBothLanguages_HaveTheSameNamesAndPlaceholders(string file)
    {
        var chinese = Read(Path.Combine(Repository.Root, file));
        var english = Read(Path.Combine(Repository.Root, Path.ChangeExtension(file, ".en.resx")));

        english.Keys.ShouldBe(chinese.Keys, ignoreOrder: true);
        foreach (var (name, text) in chinese)
            Placeholders(english[name]).ShouldBe(Placeholders(text), $"{file}: {name}");
    }

    [Theory]
    [MemberData(nameof(Chinese))]
    public void Resources_AreWrittenInTheirLanguage(string file)
    {
        Read(Path.Combine(Repository.Root, file)).Where(r => r.Value.Length == 0).ShouldBeEmpty();
        Read(Path.Combine(Repository.Root, Path.ChangeExtension(file, ".en.resx"))).Where(r => r.Value.Length == 0).ShouldBeEmpty();
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value.Trim());

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order();

    [GeneratedRegex(@"\{(\d+|[a-zA-Z]+)[^}]*\}")]
    private static partial Regex Placeholder();
}
