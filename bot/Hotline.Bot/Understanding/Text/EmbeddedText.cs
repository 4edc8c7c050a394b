namespace Hotline.Bot.Understanding.Text;

/// <summary>The data files of understanding, compiled into this assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>Opens a data file by its name.</summary>
    /// <exception cref="InvalidOperationException">No such file was compiled in.</exception>
    public static StreamReader Open(string name) =>
        typeof(EmbeddedText).Assembly.GetManifestResourceStream(name) is { } stream
            ? new StreamReader(stream)
            : throw new InvalidOperationException($"The data file {name} is not part of this build.");
}
