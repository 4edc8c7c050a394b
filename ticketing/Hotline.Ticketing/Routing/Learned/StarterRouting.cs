namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// The model that a city has before its own tickets have taught one: learned from the phrases and names of its list of categories
/// and nothing else. Of phrases left out it reads six in ten rightly, so it may only propose.
/// </summary>
public static class StarterRouting
{
    /// <summary>Trains it: about two seconds. Null where the list has too few phrases to learn from.</summary>
    /// <param name="city">The city's list.</param>
    /// <param name="cancellationToken">Stops between two rounds.</param>
    public static RoutingModel? Train(ICityDirectory city, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(city);
        var parents = city.Categories.Select(category => category.Parent).ToHashSet();
        var messages = city.Categories
            .Where(category => !parents.Contains(category.Code))
            .Select(category => (category.Code, Texts: category.Phrases.Append(category.Name).Append(category.EnglishName).Distinct().ToList()))
            .Where(category => category.Texts.Count >= RoutingTrainer.FewestOfClass)
            .SelectMany(category => category.Texts.Select(text => new LabelledMessage(text, category.Code)))
            .ToList();
        return messages.Select(message => message.Label).Distinct().Count() < 2 ? null : RoutingTrainer.Train(messages, cancellationToken);
    }
}
