using System.Text.RegularExpressions;

namespace Hotline.Architecture.Tests;

/// <summary>What the two READMEs say is there, and they say the same.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string[] Files = ["README.md", "README.zh-CN.md"];

    public static TheoryData<string> Readmes => [.. Files];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Links_PointToWhatExists(string file)
        => Link().Matches(Read(file)).Select(m => m.Groups[1].Value).Where(l => !l.Contains("://", StringComparison.Ordinal))
            .Where(l => !Path.Exists(Path.Combine(Repository.Root, l))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Readmes))]
    public void FoldersAndFilesNamed_Exist(string file)
        => Code().Matches(Read(file)).Select(m => m.Groups[1].Value)
            .Where(c => c.StartsWith("channels/", StringComparison.Ordinal) || c.StartsWith("bot/", StringComparison.Ordinal)
                || c.StartsWith("console/", StringComparison.Ordinal) || c.StartsWith("tests/", StringComparison.Ordinal) || c.StartsWith("knowledge/", StringComparison.Ordinal))
            .Where(c => !Path.Exists(Path.Combine(Repository.Root, c))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Readmes))]
    public void ConfigurationKeys_AreReadByTheCode(string file)
    {
        var code = string.Concat(Repository.Files("*.cs").Where(f => !f.Contains("Tests", StringComparison.Ordinal)).Select(File.ReadAllText));
        Key().Matches(Read(file)).Select(m => m.Groups[1].Value).Distinct()
            .Where(key => !code.Contains(key.Split(':')[^1], StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void BothLanguages_HaveTheSameCommandsKeysAndSections()
    {
        var (english, chinese) = (Read(Files[0]), Read(Files[1]));
        Commands(chinese).ShouldBe(Commands(english));
        Key().Matches(chinese).Select(m => m.Value).ShouldBe(Key().Matches(english).Select(m => m.Value));
        Heading().Count(chinese).ShouldBe(Heading().Count(english));
    }

    [Fact]
    public void Commands_NameProjectsThatExist()
        => Project().Matches(Read(Files[0])).Select(m => m.Groups[1].Value)
            .Where(p => !Directory.Exists(Path.Combine(Repository.Root, p))).ShouldBeEmpty();

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    private static IEnumerable<string> Commands(string text) => Shell().Matches(text).Select(m => m.Groups[1].Value.Trim());

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([a-zA-Z./-]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("`((?:Channels|Storage|Dialogs|Ticketing|Console|Api|Open311|Webhooks|Notifications)(?::[A-Za-z]+)+?)(?::CODE)?`")]
    private static partial Regex Key();

    [GeneratedRegex("^##+ ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shell();

    [GeneratedRegex(@"--project (\S+)")]
    private static partial Regex Project();
}
