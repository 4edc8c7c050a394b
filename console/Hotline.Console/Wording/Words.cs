using System.Globalization;
using System.Resources;

namespace Hotline.Console.Wording;

/// <summary>What people read in the console, in the language of the request.</summary>
internal static class Words
{
    private static readonly ResourceManager Texts = new("Hotline.Console.Resources.ConsoleTexts", typeof(Words).Assembly);

    /// <summary>Chinese, first; then English.</summary>
    public static readonly string[] Languages = ["zh-CN", "en"];

    /// <summary>The request's language.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "zh-CN";

    /// <summary>The text of this name, with its gaps filled.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string T(string name, params ReadOnlySpan<object?> values)
    {
        var text = Texts.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"There is no text named {name}.");
        return values.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, values);
    }

    /// <summary>The beginning of what a resident wrote, where it is longer than <paramref name="most"/>; no sign is cut in two.</summary>
    public static string Short(string text, int most)
        => text.Length <= most ? text : Cut(text, most) + "…";

    /// <summary>At most so many characters from the beginning; no sign is cut in two.</summary>
    public static string Cut(string text, int most)
        => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>The text of this name in a language that is not the reader's: what is said to residents.</summary>
    public static string In(string language, string name)
        => Texts.GetString(name, CultureInfo.GetCultureInfo(language == "en" ? "en" : "zh-CN")) ?? throw new MissingManifestResourceException($"There is no text named {name}.");
}
