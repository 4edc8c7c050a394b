using System.Xml.Linq;

namespace Hotline.Architecture.Tests;

/// <summary>Which room compiles against which. A new reference is a decision about the house: change the table only with a reason.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Hotline.Channels.Abstractions"] = [],
        ["Hotline.Knowledge"] = [],
        ["Hotline.Ticketing"] = [],
        ["Hotline.Channels"] = ["Hotline.Channels.Abstractions"],
        ["Hotline.Bot"] = ["Hotline.Channels.Abstractions", "Hotline.Knowledge", "Hotline.Ticketing"],
        ["Hotline.Storage"] = ["Hotline.Channels.Abstractions", "Hotline.Knowledge", "Hotline.Ticketing", "Hotline.Bot"],
        ["Hotline.Console"] = ["Hotline.Knowledge", "Hotline.Ticketing", "Hotline.Bot"],
        ["Hotline.Host"] =
        [
            "Hotline.Channels.Abstractions", "Hotline.Channels", "Hotline.Knowledge", "Hotline.Ticketing", "Hotline.Bot", "Hotline.Storage",
            "Hotline.Console",
        ],
    };

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_References_OnlyWhatTheMapAllows(string room)
        => References(ProjectFile(room)).ShouldBeSubsetOf(Allowed[room]);

    [Fact]
    public void EveryProjectOutsideTests_StandsInTheMap()
        => Repository.Files("*.csproj").Where(f => !Repository.Relative(f).StartsWith("tests/", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension).ShouldBe(Allowed.Keys, ignoreOrder: true);

    [Fact]
    public void EveryProject_StandsInTheSolution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Hotline.sln"));
        Repository.Files("*.csproj").Where(f => !solution.Contains(Path.GetFileName(f), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Hotline.Ticketing", "Microsoft.EntityFrameworkCore")]
    [InlineData("Hotline.Ticketing", "Microsoft.AspNetCore")]
    [InlineData("Hotline.Knowledge", "Microsoft.EntityFrameworkCore")]
    [InlineData("Hotline.Knowledge", "Microsoft.AspNetCore")]
    [InlineData("Hotline.Bot", "Microsoft.EntityFrameworkCore")]
    [InlineData("Hotline.Bot", "Microsoft.AspNetCore")]
    [InlineData("Hotline.Channels", "Microsoft.EntityFrameworkCore")]
    [InlineData("Hotline.Bot", "Twilio")]
    [InlineData("Hotline.Bot", "WeChatCrypto")]
    [InlineData("Hotline.Console", "Microsoft.EntityFrameworkCore")]
    [InlineData("Hotline.Console", "Sqlite")]
    public void Policy_NeverNames_AVendorADatabaseOrHttp(string room, string word)
    {
        var folder = Path.GetDirectoryName(ProjectFile(room))!;
        Repository.Files("*.cs").Where(f => f.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains(word, StringComparison.Ordinal))
            .Select(Repository.Relative).ShouldBeEmpty();
    }

    private static string ProjectFile(string room) => Repository.Files(room + ".csproj").Single();

    private static IEnumerable<string> References(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
}
