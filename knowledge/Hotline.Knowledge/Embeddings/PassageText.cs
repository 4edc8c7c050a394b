using System.Security.Cryptography;
using System.Text;
using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Embeddings;

/// <summary>What of an article is embedded: its title, each phrasing, and the beginning of its text.</summary>
internal static class PassageText
{
    /// <summary>Models read the first 512 tokens, and a long text blurs what it is about.</summary>
    private const int LongestBody = 400;

    /// <summary>The texts of an article by unit, as <see cref="Search.ArticleIndex"/> counts them; empty for keywords and for a unit without text.</summary>
    public static string[] OfUnits(Article article) =>
    [
        article.Title,
        .. article.AskedAs,
        "",
        Body(article),
    ];

    /// <summary>The name under which a text's embedding is kept.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Body(Article article)
    {
        if (article.PlainBody.Length == 0)
            return "";
        var text = string.Join('\n', new[] { article.Title, article.Spoken, article.PlainBody }.Where(part => part.Length > 0));
        return text.Length <= LongestBody ? text : text[..LongestBody];
    }
}
