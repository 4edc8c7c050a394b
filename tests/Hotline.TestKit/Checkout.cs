using System.Runtime.CompilerServices;

namespace Hotline.TestKit;

/// <summary>Folders of the checkout that the tests were built from.</summary>
public static class Checkout
{
    /// <summary>The checkout itself.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>The sample city's configuration.</summary>
    public static string Appsettings => Path.Combine(Root, "appsettings");

    /// <summary>The starter articles.</summary>
    public static string Articles => Path.Combine(Root, "knowledge", "articles");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
