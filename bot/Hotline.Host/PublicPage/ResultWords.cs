using System.Globalization;
using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Texts;

namespace Hotline.Host.PublicPage;

/// <summary>The results in words: every share with what it is a share of, and what was left out.</summary>
internal sealed class ResultWords(PublicResults results, TicketTexts texts)
{
    public async Task<ResultsModel> OfAsync(string language, CancellationToken cancellationToken)
    {
        var table = await results.GetAsync(cancellationToken);
        var total = table.Total;
        return new(
            Text("ResultsPeriod", PublicResults.Days),
            [
                new(Text("Opened"), Number(total.Opened)),
                new(Text("OpenNow"), Number(total.OpenNow)),
                new(Text("Overdue"), Number(total.Overdue)),
                new(Text("SignedInTime"), Share(total.SignedInTime)),
                new(Text("ContactedInTime"), Share(total.ContactedInTime)),
                new(Text("ResolvedInTime"), Share(total.ResolvedInTime)),
                new(Text("MedianResolution"), Time(total.ResolutionTimes)),
                new(Text("Contacted"), Share(total.Contacted)),
                new(Text("Solved"), Share(total.Solved)),
                new(Text("Satisfied"), Share(total.Satisfied)),
            ],
            [.. PublicResults.Told(table).Select(r => new CategoryResult(
                texts.Category(r.Key, language), Number(r.Figures.Opened), Share(r.Figures.ResolvedInTime), Time(r.Figures.ResolutionTimes), Share(r.Figures.Solved)))],
            Text("LeftOut", total.Excluded, total.Merged, total.Declined, total.Withdrawn, total.WithoutFollowUp, total.Unreachable));

        string Text(string name, params object[] values) => StandardWords.Text(name, language, values);

        string Share(Rate rate) => rate.Share is { } share
            ? Text("Share", Math.Round(share * 100, 1).ToString(CultureInfo.InvariantCulture), Number(rate.Of))
            : Text("NoFigure");

        string Time(TimeDistribution times) => times.MedianElapsed switch
        {
            null => Text("NoFigure"),
            { TotalDays: >= 2 } days => Text("CalendarDays", Math.Round(days.TotalDays, 1)),
            { } hours => Text("ClockHours", Math.Round(hours.TotalHours, 1)),
        };
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>What the page tells of results.</summary>
/// <param name="Period">Which matters they are of.</param>
/// <param name="Figures">Of all of them together.</param>
/// <param name="Categories">Of each category with enough of them.</param>
/// <param name="LeftOut">What was left out, and how much.</param>
public sealed record ResultsModel(string Period, IReadOnlyList<NamedFigure> Figures, IReadOnlyList<CategoryResult> Categories, string LeftOut);

/// <summary>A figure with its name.</summary>
public sealed record NamedFigure(string Name, string Value);

/// <summary>Results of a category.</summary>
public sealed record CategoryResult(string Category, string Opened, string ResolvedInTime, string MedianResolution, string Solved);
