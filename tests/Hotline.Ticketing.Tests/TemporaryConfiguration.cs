namespace Hotline.Ticketing.Tests;

/// <summary>A copy of the shipped configuration with one file spoilt.</summary>
internal sealed class TemporaryConfiguration : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("hotline-configuration-");

    public TemporaryConfiguration()
    {
        Path = System.IO.Path.Combine(parent.FullName, "appsettings");
        foreach (var source in Directory.EnumerateFiles(SampleCity.ConfigurationDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(SampleCity.ConfigurationDirectory, source));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(source, copy);
        }
    }

    public string Path { get; }

    public TemporaryConfiguration Replace(string file, string old, string with)
    {
        var text = File.ReadAllText(InPath(file));
        text.ShouldContain(old);
        File.WriteAllText(InPath(file), text.Replace(old, with, StringComparison.Ordinal));
        return this;
    }

    public TemporaryConfiguration Write(string file, string text)
    {
        File.WriteAllText(InPath(file), text);
        return this;
    }

    public TemporaryConfiguration Append(string file, string text)
    {
        File.AppendAllText(InPath(file), text);
        return this;
    }

    public TemporaryConfiguration Delete(string file)
    {
        File.Delete(InPath(file));
        return this;
    }

    public void Dispose() => parent.Delete(recursive: true);

    private string InPath(string file) => System.IO.Path.Combine(Path, file);
}
