using System.Globalization;
using System.Resources;

namespace Hotline.Knowledge.Articles;

/// <summary>What is said about a faulty article, in the language of the person who edits it.</summary>
internal static class ArticleMessages
{
    private static readonly ResourceManager Resources = new(typeof(ArticleMessages));

    public static string Format(string name, params object[] values) => string.Format(
        CultureInfo.CurrentCulture,
        Resources.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException(name),
        values);
}
