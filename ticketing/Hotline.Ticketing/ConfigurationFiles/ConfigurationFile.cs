namespace Hotline.Ticketing.ConfigurationFiles;

/// <summary>A file below the configuration directory; knows how to say where something in it is wrong.</summary>
/// <param name="directory">The configuration directory.</param>
/// <param name="relativePath">Path below it, with forward slashes.</param>
internal sealed class ConfigurationFile(string directory, string relativePath)
{
    public string FullPath { get; } = Path.Combine(directory, relativePath);

    /// <summary>As it is named in messages.</summary>
    public string Name { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(directory)) + "/" + relativePath;

    public StreamReader OpenText()
    {
        try
        {
            return new StreamReader(FullPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TicketingConfigurationException($"{Name}: the file cannot be read ({exception.Message}).");
        }
    }

    public TicketingConfigurationException Wrong(long line, string what) => new($"{Name}({line}): {what}");
}
