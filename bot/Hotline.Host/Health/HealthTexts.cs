using System.Globalization;
using System.Resources;

namespace Hotline.Host.Health;

/// <summary>Words of the health pages, in the language of the request.</summary>
internal static class HealthTexts
{
    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.HealthTexts", typeof(HealthTexts).Assembly);

    public static string Get(string name, params object[] values)
        => string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, CultureInfo.CurrentUICulture)!, values);
}
