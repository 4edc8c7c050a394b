using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Tickets;

/// <summary>Tickets that may be about the same, proposed for merging.</summary>
/// <param name="Mergeable">The ticket that may be merged into one of them; null where there is none yet or it may not be.</param>
/// <param name="Others">The most alike first.</param>
public sealed record AlikeModel(Ticket? Mergeable, IReadOnlyList<Ticket> Others)
{
    /// <summary>None.</summary>
    public static AlikeModel None { get; } = new(null, []);
}
