namespace Hotline.Architecture.Tests;

/// <summary>Habits that the compiler does not keep.</summary>
public sealed class TidinessTests
{
    private static readonly string[] FoldersByKind = ["Services", "Models", "Helpers", "Utils", "Managers", "Common", "Misc"];

    [Fact]
    public void Folders_AreNamedByFeature_NotByKind()
        => Repository.Files("*.cs").Select(Repository.Relative)
            .Where(f => f.Split('/').Any(FoldersByKind.Contains)).ShouldBeEmpty();

    [Fact]
    public void Root_HoldsOnlyWhatBelongsThere()
    {
        string[] known =
        [
            "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "Hotline.sln", "README.md", "README.zh-CN.md", ".editorconfig", ".gitignore", "LICENSE",
        ];
        Directory.EnumerateFiles(Repository.Root).Select(Path.GetFileName).Where(f => f != ".git").ShouldBeSubsetOf(known);
    }

    [Fact]
    public void Program_FitsOnOneScreen()
        => File.ReadLines(Path.Combine(Repository.Root, "bot/Hotline.Host/Program.cs")).Count().ShouldBeLessThan(40);
}
