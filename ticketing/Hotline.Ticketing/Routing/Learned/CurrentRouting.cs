namespace Hotline.Ticketing.Routing.Learned;

/// <summary>The model that messages are read by at present; any number of threads may look while it is replaced.</summary>
public sealed class CurrentRouting
{
    private volatile LearnedRouting? learned;

    /// <summary>The model; null where none is ready yet.</summary>
    public LearnedRouting? Learned => learned;

    /// <summary>Takes a model in the place of the present one.</summary>
    public void Take(LearnedRouting model) => learned = model;
}

/// <summary>A model and what it may decide.</summary>
/// <param name="Model">Its classes are codes of categories.</param>
/// <param name="IsStarter">True for the one made of the city's list of categories: it proposes to a person and decides nothing.</param>
public sealed record LearnedRouting(RoutingModel Model, bool IsStarter);
