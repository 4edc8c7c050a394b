using System.Globalization;
using System.Resources;

namespace Hotline.Host.Open311;

/// <summary>Words of the interface, in the language of the request.</summary>
internal static class Open311Texts
{
    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.Open311Texts", typeof(Open311Texts).Assembly);

    /// <summary>Language of the request, for names and promises: <c>zh-CN</c> or <c>en</c>.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "zh-CN";

    public static string Format(string name, params object[] values)
        => string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, CultureInfo.CurrentUICulture)!, values);
}
