using System.Collections;
using System.Globalization;
using System.Resources;

namespace Hotline.Channels.WebChat.Page;

/// <summary>The page's words in Chinese and English.</summary>
internal static class ChatTexts
{
    /// <summary>Tags of the languages, the first is the default.</summary>
    public static readonly IReadOnlyList<string> Languages = ["zh-CN", "en"];

    private static readonly ResourceManager Resources = new("Hotline.Channels.WebChat.Page.ChatTexts", typeof(ChatTexts).Assembly);

    /// <summary>All words of a language.</summary>
    public static IReadOnlyDictionary<string, string> In(string language)
    {
        // The neutral resources are the Chinese ones, and are asked for as such.
        var culture = language == Languages[0] ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        return Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    /// <summary>The language that serves someone who prefers <paramref name="tags"/>, most wanted first.</summary>
    public static string Choose(IEnumerable<string?> tags)
    {
        foreach (var tag in tags)
        {
            if (Languages.FirstOrDefault(language => tag is { Length: >= 2 } && language.StartsWith(tag[..2], StringComparison.OrdinalIgnoreCase)) is { } language)
                return language;
        }

        return Languages[0];
    }
}
