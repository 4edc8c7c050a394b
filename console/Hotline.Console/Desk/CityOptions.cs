using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Texts;
using Microsoft.AspNetCore.Components;

namespace Hotline.Console.Desk;

/// <summary>
/// The options of a form's lists of categories and of areas, made once a language: there are hundreds, the city's lists do not change while the
/// service runs, and every open conversation shows them.
/// </summary>
internal sealed class CityOptions(ICityDirectory city, TicketTexts texts, HtmlEncoder encoder)
{
    private readonly ConcurrentDictionary<string, string> categories = new();
    private readonly ConcurrentDictionary<string, string> areas = new();
    private readonly ILookup<string?, Area> streets = city.Areas.Where(a => a.Level == AreaLevel.Street).ToLookup(a => a.Parent);

    /// <summary>Categories, each group under its own name.</summary>
    /// <param name="language">Of the names.</param>
    /// <param name="selected">Code of the one that is chosen, or null.</param>
    public MarkupString Categories(string language, string? selected) => Select(categories.GetOrAdd(language, CategoriesIn), selected);

    /// <summary>Districts and streets, each district's under its name.</summary>
    /// <inheritdoc cref="Categories"/>
    public MarkupString Areas(string language, string? selected) => Select(areas.GetOrAdd(language, AreasIn), selected);

    private MarkupString Select(string options, string? selected)
    {
        if (selected is null)
            return new(options);
        var value = Value(selected);
        return new(options.Replace(value, value + " selected", StringComparison.Ordinal));
    }

    private string CategoriesIn(string language)
    {
        var html = new StringBuilder();
        foreach (var group in city.Categories.Where(c => c.Parent is null))
            Group(html, texts.Category(group.Code, language), city.Categories.Where(c => c == group || c.Parent == group.Code).Select(c => (c.Code, texts.Category(c.Code, language))));
        return html.ToString();
    }

    private string AreasIn(string language)
    {
        var html = new StringBuilder();
        foreach (var district in city.Areas.Where(a => a.Level == AreaLevel.District))
            Group(html, texts.Area(district.Code, language), streets[district.Code].Prepend(district).Select(a => (a.Code, texts.Area(a.Code, language))));
        return html.ToString();
    }

    private void Group(StringBuilder html, string label, IEnumerable<(string Code, string Name)> options)
    {
        html.Append("<optgroup label=\"").Append(encoder.Encode(label)).Append("\">");
        foreach (var (code, name) in options)
            html.Append("<option ").Append(Value(code)).Append('>').Append(encoder.Encode(name)).Append("</option>");
        html.Append("</optgroup>");
    }

    private string Value(string code) => $"value=\"{encoder.Encode(code)}\"";
}
