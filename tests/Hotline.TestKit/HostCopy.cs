namespace Hotline.TestKit;

/// <summary>The service as it was built, beside files of the city that a test may change, and a data folder for it.</summary>
public sealed class HostCopy : IDisposable
{
    private const string City = "appsettings";

    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("hotline-copy-");
    private readonly string directory;

    /// <summary>Copies the city's files, and what says where the program is; the rest is linked.</summary>
    public HostCopy()
    {
        directory = Path.Combine(parent.FullName, "service");
        Directory.CreateDirectory(Path.Combine(parent.FullName, "data"));
        var (built, name) = (Path.GetDirectoryName(HostProcess.HostAssembly())!, Path.GetFileNameWithoutExtension(HostProcess.HostAssembly()));
        foreach (var source in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(built, source);
            var target = Path.Combine(directory, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (relative.StartsWith(City, StringComparison.Ordinal) || relative.StartsWith(name + ".", StringComparison.Ordinal))
                File.Copy(source, target);
            else
                File.CreateSymbolicLink(target, source);
        }

        Program = Path.Combine(directory, Path.GetFileName(HostProcess.HostAssembly()));
    }

    /// <summary>The copy.</summary>
    public string Program { get; }

    /// <summary>An empty data folder.</summary>
    public string DataDirectory => Path.Combine(parent.FullName, "data");

    /// <summary>Replaces a text in a file of the city; it must be there.</summary>
    public HostCopy Replace(string file, string right, string wrong)
    {
        var path = Path.Combine(directory, City, file);
        var text = File.ReadAllText(path);
        if (!text.Contains(right, StringComparison.Ordinal))
            throw new ArgumentException($"'{right}' is not in {file}.", nameof(right));
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Removes a file of the city.</summary>
    public HostCopy Delete(string file)
    {
        File.Delete(Path.Combine(directory, City, file));
        return this;
    }

    /// <inheritdoc/>
    public void Dispose() => parent.Delete(recursive: true);
}
