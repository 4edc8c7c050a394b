using System.Collections;
using System.Globalization;
using System.Resources;

namespace Hotline.Host.TryIt.Page;

/// <summary>The page's words in Chinese and English.</summary>
internal static class TryItTexts
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    private static readonly ResourceManager Resources = new("Hotline.Host.Resources.TryItTexts", typeof(TryItTexts).Assembly);

    /// <summary>All words of a language, <see cref="Chinese"/> or <see cref="English"/>.</summary>
    public static Dictionary<string, string> In(string language)
    {
        // The neutral resources are the Chinese ones, and are asked for as such.
        var culture = language == Chinese ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        return Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    /// <summary>The language for someone who prefers <paramref name="tags"/>, most wanted first.</summary>
    public static string Choose(IEnumerable<string?> tags)
    {
        foreach (var tag in tags)
        {
            if (tag?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true)
                return Chinese;
            if (tag?.StartsWith(English, StringComparison.OrdinalIgnoreCase) == true)
                return English;
        }

        return Chinese;
    }
}
