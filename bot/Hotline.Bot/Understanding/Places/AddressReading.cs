using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Understanding.Places;

/// <summary>The place that a message says.</summary>
/// <param name="Place">As far as it was said.</param>
/// <param name="Others">Areas that the same words could mean.</param>
/// <param name="IsCorrection">True where the words correct a place said before.</param>
internal sealed record AddressReading(Place Place, IReadOnlyList<Place> Others, bool IsCorrection)
{
    /// <summary>No place.</summary>
    public static AddressReading None { get; } = new(Place.Unknown, [], false);
}
