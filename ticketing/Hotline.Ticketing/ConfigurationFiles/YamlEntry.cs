using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Hotline.Ticketing.ConfigurationFiles;

/// <summary>
/// A node of a YAML file, read by hand rather than by a deserialiser, so that every complaint can name its line.
/// </summary>
internal readonly struct YamlEntry
{
    private readonly ConfigurationFile file;
    private readonly YamlNode node;

    private YamlEntry(ConfigurationFile file, YamlNode node) => (this.file, this.node) = (file, node);

    public static YamlEntry Load(ConfigurationFile file)
    {
        using var text = file.OpenText();
        var stream = new YamlStream();
        try
        {
            stream.Load(text);
        }
        catch (YamlException exception)
        {
            throw file.Wrong(exception.Start.Line, $"this is not YAML: {exception.Message}");
        }
        return stream.Documents.Count == 1
            ? new(file, stream.Documents[0].RootNode)
            : throw file.Wrong(1, $"the file holds {stream.Documents.Count} YAML documents; one is allowed.");
    }

    public TicketingConfigurationException Wrong(string what) => file.Wrong(node.Start.Line, what);

    /// <summary>The entries of a list.</summary>
    public IEnumerable<YamlEntry> Items()
    {
        if (node is not YamlSequenceNode sequence)
            throw Wrong("a list is expected here (lines that begin with '- ').");
        var source = file;
        return sequence.Children.Select(child => new YamlEntry(source, child));
    }

    /// <summary>Complains about a key that nothing reads, so that a misspelt one is noticed.</summary>
    public YamlEntry WithKeys(params ReadOnlySpan<string> allowed)
    {
        foreach (var key in Mapping().Children.Keys)
        {
            if (!allowed.Contains(((YamlScalarNode)key).Value!))
                throw file.Wrong(key.Start.Line, $"'{key}' is not a key here; allowed: {string.Join(", ", allowed!)}.");
        }
        return this;
    }

    public YamlEntry? Find(string key) => Mapping().Children.TryGetValue(new YamlScalarNode(key), out var child) ? new(file, child) : null;

    public YamlEntry Get(string key) => Find(key) ?? throw Wrong($"'{key}' is missing.");

    /// <summary>The value of this scalar, not empty.</summary>
    public string Text() => node is YamlScalarNode { Value: { Length: > 0 } value }
        ? value
        : throw Wrong("a value is expected here, and it may not be empty.");

    public string Text(string key) => Get(key).Text();

    public string TextMaybeEmpty(string key)
    {
        var entry = Get(key);
        return entry.node is YamlScalarNode { Value: { } value } ? value : throw entry.Wrong("a value is expected here.");
    }

    public string? TextOrNull(string key) => Find(key)?.Text();

    public IReadOnlyList<string> TextsOrEmpty(string key) => Find(key) is { } list ? [.. list.Items().Select(item => item.Text())] : [];

    public bool Flag(string key, bool otherwise)
    {
        if (Find(key) is not { } entry)
            return otherwise;
        return bool.TryParse(entry.Text(), out var flag) ? flag : throw entry.Wrong($"'{key}' is '{entry.Text()}'; allowed: true, false.");
    }

    public int WholeNumber(int least, int most) =>
        int.TryParse(Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"'{Text()}' is not allowed here; allowed: a whole number from {least} to {most}.");

    public DateOnly Date() => DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw Wrong($"the date is '{Text()}'; allowed: a day such as 2026-02-14.");

    public TEnum OneOf<TEnum>(string key) where TEnum : struct, Enum => Get(key).OneOf<TEnum>();

    public TEnum OneOf<TEnum>(string key, TEnum otherwise) where TEnum : struct, Enum => Find(key)?.OneOf<TEnum>() ?? otherwise;

    /// <summary>The value as a member's name, exactly as written there.</summary>
    public TEnum OneOf<TEnum>() where TEnum : struct, Enum
    {
        var text = Text();
        return Enum.IsDefined(typeof(TEnum), text)
            ? Enum.Parse<TEnum>(text)
            : throw Wrong($"'{text}' is not known; allowed: {string.Join(", ", Enum.GetNames<TEnum>())}.");
    }

    private YamlMappingNode Mapping() => node as YamlMappingNode ?? throw Wrong("keys with values are expected here ('key: value').");
}
