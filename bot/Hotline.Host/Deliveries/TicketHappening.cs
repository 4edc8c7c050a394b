using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Deliveries;

/// <summary>One event of a ticket, with the ticket right before and right after it.</summary>
/// <param name="Before">Null for the first event.</param>
/// <param name="After">The ticket once it had happened.</param>
/// <param name="Event">What happened.</param>
internal sealed record TicketHappening(Ticket? Before, Ticket After, TicketEvent Event)
{
    /// <summary>Codes of the departments that it concerns: who leads the ticket now, who led it until now, and who helps.</summary>
    public IEnumerable<string> Departments => new[] { After.Department, Before?.Department }
        .Concat(After.Helpers.Where(h => h.ReleasedAt is null).Select(h => h.Department))
        .OfType<string>().Distinct();

    /// <summary>Name of the event towards other systems, for example <c>ticket.dispatched</c>.</summary>
    public string Name => EventNames.Of(Event);
}

/// <summary>Names of events towards other systems: the names under which they are stored, which never change.</summary>
internal static class EventNames
{
    private static readonly FrozenDictionary<Type, string> Names = typeof(TicketEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(a => a.DerivedType, a => "ticket." + a.TypeDiscriminator);

    /// <summary>Every name there is.</summary>
    public static IReadOnlySet<string> All { get; } = Names.Values.ToFrozenSet(StringComparer.Ordinal);

    public static string Of(TicketEvent happened) => Names[happened.GetType()];
}
