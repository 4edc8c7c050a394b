using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Hotline.Channels.WebChat.Page;

/// <summary>Puts words into the page: <c>{{Name}}</c> is a text, encoded; <c>{{@name}}</c> one of the page's own values.</summary>
internal static partial class ChatTemplate
{
    // Everything that could end an element or an attribute is encoded; Chinese stays readable.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Renders the page.</summary>
    /// <exception cref="KeyNotFoundException">The template names a text that there is not.</exception>
    public static RenderedPage Render(ChatAssets assets, IReadOnlyDictionary<string, string> texts, string language, bool hasLargeType, string telephone)
    {
        var other = ChatTexts.Languages.First(tag => tag != language);
        var filled = texts.ToDictionary(text => text.Key, text => text.Value.Replace("{telephone}", telephone, StringComparison.Ordinal), StringComparer.Ordinal);
        var html = Placeholder().Replace(assets.Template, match => match.Groups[1].Value switch
        {
            "@language" => language,
            "@otherLanguage" => other,
            "@type" => hasLargeType ? "large" : "normal",
            "@isLarge" => hasLargeType ? "true" : "false",
            "@version" => assets.Version,
            "@telephone" => Html.Encode(telephone),
            "@texts" => Script(filled),
            var name => Html.Encode(filled[name]),
        });
        return RenderedPage.From(html);
    }

    // A data block: browsers do not run it, and '<' in it is encoded, so it cannot end early.
    private static string Script(Dictionary<string, string> texts)
        => JsonSerializer.Serialize(texts, ChatTextsJsonContext.Readable.DictionaryStringString);

    [GeneratedRegex(@"\{\{(@?\w+)\}\}")]
    private static partial Regex Placeholder();
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ChatTextsJsonContext : JsonSerializerContext
{
    public static ChatTextsJsonContext Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
