using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Tickets;

/// <summary>Something a person can do to a ticket, as a form.</summary>
/// <param name="Name">In its address and in the names of its texts.</param>
/// <param name="Key">The key that opens it, or null.</param>
/// <param name="Fields">What is asked for; none: a button does it.</param>
/// <param name="Sample">A command of its kind, to ask whether it is allowed now.</param>
/// <param name="Build">Makes the command of the form; null where something is missing.</param>
internal sealed record TicketAction(
    string Name, string? Key, IReadOnlyList<ActionField> Fields, TicketCommand Sample, Func<ActionForm, TicketCommand?> Build)
{
    /// <summary>True where files can come with it.</summary>
    public bool TakesFiles => Fields.Any(f => f.Kind == FieldKind.Files);
}

/// <summary>A field of an action's form.</summary>
/// <param name="Name">In the form and in the name of its label.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="IsRequired">True where it may not be left out.</param>
internal sealed record ActionField(string Name, FieldKind Kind, bool IsRequired = true);

/// <summary>What a field takes.</summary>
public enum FieldKind
{
    /// <summary>A line.</summary>
    Line,
    /// <summary>Several lines.</summary>
    Text,
    /// <summary>A whole number.</summary>
    Number,
    /// <summary>Yes or no.</summary>
    Check,
    /// <summary>A department.</summary>
    Department,
    /// <summary>Several departments.</summary>
    Departments,
    /// <summary>A ground of not taking a matter.</summary>
    Ground,
    /// <summary>How a resident was reached.</summary>
    Way,
    /// <summary>How satisfied a resident is.</summary>
    Satisfaction,
    /// <summary>Photos and other files.</summary>
    Files,
}
