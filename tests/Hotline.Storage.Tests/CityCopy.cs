using Hotline.TestKit;

namespace Hotline.Storage.Tests;

/// <summary>A copy of the shipped city that a test may change, and a data folder beside it.</summary>
internal sealed class CityCopy : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("hotline-city-");

    public CityCopy()
    {
        foreach (var source in Directory.EnumerateFiles(Checkout.Appsettings, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Checkout.Appsettings, source));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(source, copy);
        }
    }

    public string Path => System.IO.Path.Combine(parent.FullName, "appsettings");

    public string DataDirectory => System.IO.Path.Combine(parent.FullName, "data");

    public void Dispose() => parent.Delete(recursive: true);
}
