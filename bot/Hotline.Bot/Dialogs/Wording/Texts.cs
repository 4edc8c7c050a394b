using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using System.Text;
using Hotline.Channels;

namespace Hotline.Bot.Dialogs.Wording;

/// <summary>
/// The resources in both languages, parsed once. A key may have a variant for a style of answer (<c>Key.Spoken</c>,
/// <c>Key.Brief</c>), which takes precedence on channels of that style.
/// </summary>
internal sealed class Texts
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    private const string SpokenSuffix = ".Spoken";
    private const string BriefSuffix = ".Brief";

    private readonly FrozenDictionary<string, CompositeFormat> chinese = Load(CultureInfo.InvariantCulture);
    private readonly FrozenDictionary<string, CompositeFormat> english = Load(CultureInfo.GetCultureInfo(English));

    /// <summary>Words <paramref name="key"/> for a language and a style.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public Phrase Get(string language, AnswerStyle style, string key, params ReadOnlySpan<Phrase> values)
    {
        var format = Find(language == English ? english : chinese, style, key);
        return values.Length == 0 ? format.Format : Fill(format, values);
    }

    private static Phrase Fill(CompositeFormat format, ReadOnlySpan<Phrase> values)
    {
        var read = new object?[values.Length];
        var said = new object?[values.Length];
        var differs = false;
        for (var i = 0; i < values.Length; i++)
        {
            read[i] = values[i].Text;
            said[i] = values[i].Aloud;
            differs |= values[i].Speak is not null;
        }

        var text = string.Format(CultureInfo.InvariantCulture, format, read);
        return new(text, differs ? string.Format(CultureInfo.InvariantCulture, format, said) : null);
    }

    private static CompositeFormat Find(FrozenDictionary<string, CompositeFormat> texts, AnswerStyle style, string key)
    {
        var suffix = style switch
        {
            AnswerStyle.Spoken => SpokenSuffix,
            AnswerStyle.Brief => BriefSuffix,
            AnswerStyle.Rich => null,
        };
        return suffix is not null && texts.TryGetValue(key + suffix, out var variant) ? variant : texts[key];
    }

    private static FrozenDictionary<string, CompositeFormat> Load(CultureInfo culture)
    {
        var manager = new ResourceManager("Hotline.Bot.Resources.Texts", typeof(Texts).Assembly);
        var set = manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException($"The texts for '{culture.Name}' are not beside the program.");
        return set.Cast<DictionaryEntry>()
            .ToFrozenDictionary(e => (string)e.Key, e => CompositeFormat.Parse((string)e.Value!), StringComparer.Ordinal);
    }
}
