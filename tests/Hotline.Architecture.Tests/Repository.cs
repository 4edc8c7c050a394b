using System.Runtime.CompilerServices;

namespace Hotline.Architecture.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>Files of the checkout by pattern, without what a build leaves.</summary>
    public static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Where(f => !Relative(f).Split('/').Any(part => part is "bin" or "obj" or "node_modules" or ".git" or "data" or "artifacts"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
