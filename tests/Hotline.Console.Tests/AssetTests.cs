using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hotline.Console.Layout;
using Hotline.TestKit;

namespace Hotline.Console.Tests;

public sealed partial class AssetTests
{
    [Fact]
    public void Script_IsSmall() => new ConsoleAssets().LengthOf("console.mjs").ShouldBeLessThan(30_000);

    [Fact]
    public void EveryTextThatIsAskedFor_Exists()
    {
        var folder = Path.Combine(Checkout.Root, "console", "Hotline.Console");
        var known = XDocument.Load(Path.Combine(folder, "Resources", "ConsoleTexts.resx")).Descendants("data").Select(d => d.Attribute("name")!.Value).ToHashSet();
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Where(name => !known.Contains(name)).ShouldBeEmpty();
    }

    [GeneratedRegex("""\bT\("(\w+)"[,)]""")]
    private static partial Regex Asked();
}
