using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Hotline.Host.TryIt.Page;

/// <summary>Puts words and values into the page: <c>{{Name}}</c> is a text, <c>{{@name}}</c> a value; both are encoded.</summary>
internal static partial class TryItTemplate
{
    // Everything that could end an element, an attribute or a data block is encoded; Chinese stays readable.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly TryItJson Json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    /// <summary>Renders the page.</summary>
    /// <exception cref="KeyNotFoundException">The template names a text or value that there is not.</exception>
    public static byte[] Render(string template, Dictionary<string, string> texts, IReadOnlyDictionary<string, string> values)
        => Encoding.UTF8.GetBytes(Placeholder().Replace(template, match => match.Groups[1].Value switch
        {
            "@texts" => JsonSerializer.Serialize(texts, Json.DictionaryStringString),
            ['@', .. var name] => Html.Encode(values[name]),
            var name => Html.Encode(texts[name]),
        }));

    [GeneratedRegex(@"\{\{(@?\w+)\}\}")]
    private static partial Regex Placeholder();
}
