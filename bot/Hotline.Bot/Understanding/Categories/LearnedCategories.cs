using Hotline.Bot.Understanding.Text;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Learned;

namespace Hotline.Bot.Understanding.Categories;

/// <summary>
/// Weighs what the phrases of the city's list say against what was learned from past tickets. The learned reading counts where its
/// calibrated confidence earns it; where the two differ and neither is sure, a person is to decide.
/// </summary>
internal sealed class LearnedCategories(ICityDirectory city, CurrentRouting routing)
{
    /// <summary>Confidence from which a learned reading counts at all: two of three such readings are right or better.</summary>
    public const double CountsFrom = 0.7;

    /// <summary>Confidence from which it outweighs the phrases.</summary>
    public const double OutweighsFrom = 0.9;

    /// <summary>Below the usual <c>Ticketing:RoutingConfidence</c> (0.5), so that the matter waits in triage with this as the proposal.</summary>
    public const double ForAPerson = 0.45;

    /// <summary>The category after both were asked.</summary>
    /// <param name="message">A message that reports a matter.</param>
    /// <param name="phrases">What the phrases say; null for nothing.</param>
    public CategoryReading? Weigh(Message message, CategoryReading? phrases)
    {
        if (routing.Learned is not { } learned)
            return phrases;
        var read = learned.Model.Classify(message.Text);
        if (read.Confidence < CountsFrom || city.FindCategory(read.Label) is null)
            return phrases;
        if (learned.IsStarter)
            return phrases ?? new CategoryReading(read.Label, ForAPerson);
        if (phrases is not { } said || said.Code == read.Label)
            return new CategoryReading(read.Label, Math.Max(read.Confidence, phrases?.Confidence ?? 0));
        return read.Confidence >= OutweighsFrom
            ? new CategoryReading(read.Label, read.Confidence)
            : said with { Confidence = Math.Min(said.Confidence, ForAPerson) };
    }
}
