using System.Globalization;
using System.Resources;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Texts;

namespace Hotline.Host.PublicPage;

/// <summary>The city's standards in words.</summary>
internal sealed class StandardWords(IPublishedStandards standards, TicketTexts texts, ICityDirectory city)
{
    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.PublicTexts", typeof(StandardWords).Assembly);

    /// <summary>The clocks that a resident waits for.</summary>
    public static readonly IReadOnlyList<ClockKind> Clocks = [ClockKind.SignIn, ClockKind.FirstContact, ClockKind.Resolution];

    /// <summary>A text of the page.</summary>
    public static string Text(string name, string language, params object[] values)
        => string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, CultureInfo.GetCultureInfo(language))!, values);

    public string City(string language) => language == TicketTexts.English ? city.CityEnglishName : city.CityName;

    /// <summary>A row for each standard that sets one of <see cref="Clocks"/>.</summary>
    public IReadOnlyList<StandardRow> Rows(string language) =>
    [
        .. standards.All.Where(s => Clocks.Any(s.Targets.ContainsKey)).Select(s => new StandardRow(
            Matters(s, language),
            [.. Clocks.Select(c => s.Targets.TryGetValue(c, out var target) ? Said(target, language) : "")])),
    ];

    private string Matters(PublishedStandard standard, string language)
    {
        List<string> criteria = [];
        if (standard.Area is { } area)
            criteria.Add(texts.Area(area, language));
        if (standard.Department is { } department)
            criteria.Add(texts.Department(department, language));
        if (standard.Category is { } category)
            criteria.Add(texts.Category(category, language));
        if (standard.Kind is { } kind)
            criteria.Add(TicketTexts.Of(kind, language));
        if (standard.Priority is { } priority)
            criteria.Add(Text("Priority" + priority, language));
        return criteria.Count == 0 ? Text("EveryMatter", language) : string.Join(Text("Separator", language), criteria);
    }

    private static string Said(ResponseTarget target, string language)
    {
        var plural = target.Amount == 1 ? "One" : "";
        var amount = Text($"{target.Unit}{plural}", language, target.Amount);
        return target.Counting == CountingRule.FromNextDay ? Text("FromNextDay", language, amount) : amount;
    }
}

/// <summary>A row of the table of standards.</summary>
/// <param name="Matters">For which matters it holds.</param>
/// <param name="Targets">How long each of <see cref="StandardWords.Clocks"/> may run; empty where it does not say.</param>
public sealed record StandardRow(string Matters, IReadOnlyList<string> Targets);
