using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>A ticket as far as the resident has told it: the data of <see cref="TicketForm"/>'s frame.</summary>
internal sealed record TicketDraft
{
    /// <summary>The resident's own words about the matter, all messages of it; null until something was said.</summary>
    public string? Description { get; init; }

    /// <summary>True where a part of the words did not fit.</summary>
    public bool IsShortened { get; init; }

    public TicketKind? Kind { get; init; }

    public string? Category { get; init; }

    public double CategoryConfidence { get; init; }

    public Place Place { get; init; } = Place.Unknown;

    /// <summary>Places that the words could mean, to be chosen from; empty where it is plain.</summary>
    public IReadOnlyList<Place> PlaceCandidates { get; init; } = [];

    /// <summary>How often the place was asked for.</summary>
    public int PlaceQuestions { get; init; }

    /// <summary>True where nothing more is asked about the place.</summary>
    public bool IsPlaceSettled { get; init; }

    /// <summary>Telephone number for calling back, E.164, as the resident gave it.</summary>
    public string? Phone { get; init; }

    public string? Name { get; init; }

    /// <summary>True where nothing more is asked about how to reach the resident.</summary>
    public bool IsContactSettled { get; init; }

    public IReadOnlyList<string> Files { get; init; } = [];

    public bool IsConfidential { get; init; }

    /// <summary>True once the resident agreed to what was read back.</summary>
    public bool HasConsent { get; init; }

    /// <summary>True where the resident wants to be called back and nothing else need be known.</summary>
    public bool IsCallback { get; init; }

    /// <summary>True where somebody is praised: it is written down and passed on, and nothing else need be known.</summary>
    public bool IsPraise { get; init; }

    /// <summary>What was asked last.</summary>
    public FormStep Asked { get; init; }

    /// <summary>Other matters that were mentioned meanwhile, in the resident's words.</summary>
    public IReadOnlyList<string> Parked { get; init; } = [];

    /// <summary>True where there is something that would be lost by dropping the form.</summary>
    public bool HasContent => Description is not null || Files.Count > 0;
}

/// <summary>What a form can ask for, in the order in which it does.</summary>
internal enum FormStep
{
    /// <summary>What the matter is.</summary>
    Matter,
    /// <summary>Which of several places of one name.</summary>
    WhichPlace,
    /// <summary>Where it is.</summary>
    Place,
    /// <summary>Whether what was understood is right and may be passed on.</summary>
    Consent,
    /// <summary>How to reach the resident.</summary>
    Contact,
    /// <summary>What to change, after the resident said that something is wrong.</summary>
    Change,
    /// <summary>Whether to drop it all, after the resident said to cancel.</summary>
    GiveUp,
}
