using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Understanding;

/// <summary>Understands one message by itself: cheap, local, without state. What it means in the conversation is the dialogs' business.</summary>
public interface IUnderstanding
{
    /// <summary>Understands a message. Never throws for what was said; reads at most the first 2,000 characters.</summary>
    /// <param name="text">The resident's words; recognised speech may lack punctuation and have homophones.</param>
    /// <param name="language">Language of the conversation so far, or null.</param>
    /// <param name="now">The instant, UTC, for relative times.</param>
    Understood Understand(string text, string? language, DateTimeOffset now);
}

/// <summary>What one message says.</summary>
public sealed record Understood
{
    /// <summary>The text normalised: width, traditional to simplified, spaces, control characters removed.</summary>
    public required string Text { get; init; }

    /// <summary><c>zh-CN</c> or <c>en</c>; another language counts as <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Danger to life or property that is happening now: the number to call (110, 119, 120, 122); null for none.</summary>
    public string? EmergencyNumber { get; init; }

    /// <summary>What that danger is; null for none.</summary>
    public Danger? Danger { get; init; }

    /// <summary>What the resident wants.</summary>
    public required Intent Intent { get; init; }

    /// <summary>Confidence of <see cref="Intent"/>, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Yes or no, where the message is one (also inside a longer message: "对，就是那儿").</summary>
    public bool? YesNo { get; init; }

    /// <summary>A number chosen from a list (1, "第二个", "二", "the first one"), 1-based.</summary>
    public int? Choice { get; init; }

    /// <summary>A place, as far as it was said; <see cref="Place.Unknown"/> where none was.</summary>
    public required Place Place { get; init; }

    /// <summary>Areas that the words could also mean (same community or street name elsewhere); empty where it is plain.</summary>
    public IReadOnlyList<Place> OtherPlaces { get; init; } = [];

    /// <summary>True where a place is being corrected ("不是望京，是酒仙桥").</summary>
    public bool IsCorrection { get; init; }

    /// <summary>Telephone number in E.164 (+86 assumed), in digits or Chinese words; null for none.</summary>
    public string? Phone { get; init; }

    /// <summary>Ticket number with a right check digit, in digits or Chinese words; null for none.</summary>
    public TicketNumber? TicketNumber { get; init; }

    /// <summary>Four digits alone (the last four of a telephone number); null for none.</summary>
    public string? FourDigits { get; init; }

    /// <summary>When it happened, in the city's time; null where no time was said, or one that comes again and again.</summary>
    public SaidMoment? When { get; init; }

    /// <summary>Amounts of money, in the order in which they were said; empty for none.</summary>
    public IReadOnlyList<SaidAmount> Amounts { get; init; } = [];

    /// <summary>Kind of request; null where the words do not tell.</summary>
    public TicketKind? Kind { get; init; }

    /// <summary>Code of the category that the words speak for; null where they do not tell.</summary>
    public string? Category { get; init; }

    /// <summary>Confidence of <see cref="Category"/>, 0 to 1.</summary>
    public double CategoryConfidence { get; init; }

    /// <summary>Ground on which the matter is not for the hotline (one of <see cref="OutOfScopeGrounds"/>); null: it is.</summary>
    public string? OutOfScope { get; init; }

    /// <summary>True where the resident is angry with the hotline or at the end of their patience.</summary>
    public bool IsAngry { get; init; }

    /// <summary>True where the resident asks for confidentiality or reports wrongdoing.</summary>
    public bool WantsConfidentiality { get; init; }
}

/// <summary>What a resident wants.</summary>
public enum Intent
{
    /// <summary>Not understood.</summary>
    Unknown,
    /// <summary>Asks about a service or rule: the knowledge base answers.</summary>
    AskService,
    /// <summary>Reports a matter that somebody must act on.</summary>
    ReportMatter,
    /// <summary>Asks how a ticket stands.</summary>
    TicketStatus,
    /// <summary>催办.</summary>
    Urge,
    /// <summary>Wants a person.</summary>
    Human,
    /// <summary>Asks what can be said here.</summary>
    Help,
    /// <summary>Again, please.</summary>
    Repeat,
    /// <summary>More slowly, please.</summary>
    Slower,
    /// <summary>Wait a moment, please.</summary>
    Wait,
    /// <summary>Wants more of the last answer.</summary>
    More,
    /// <summary>Drop this.</summary>
    Cancel,
    /// <summary>Begin anew.</summary>
    StartOver,
    /// <summary>你好.</summary>
    Greeting,
    /// <summary>谢谢.</summary>
    Thanks,
    /// <summary>再见.</summary>
    Goodbye,
    /// <summary>Yes, and nothing more.</summary>
    Yes,
    /// <summary>No, and nothing more.</summary>
    No,
    /// <summary>Skip this question.</summary>
    Skip,
    /// <summary>Wants the other language.</summary>
    SwitchLanguage,
    /// <summary>Small talk, or a request to some other assistant.</summary>
    OffTopic,
}

/// <summary>Grounds of 不予受理; names of resources that say where to turn.</summary>
public static class OutOfScopeGrounds
{
    /// <summary>Military matters.</summary>
    public const string Military = "Military";
    /// <summary>In litigation, arbitration, reconsideration: a case in court, or about a court or procuratorate.</summary>
    public const string Litigation = "Litigation";
    /// <summary>Party, congress, consultative conference.</summary>
    public const string PartyAndCongress = "PartyAndCongress";
    /// <summary>Petition or disciplinary matters that have their own channel.</summary>
    public const string PetitionAndDiscipline = "PetitionAndDiscipline";
    /// <summary>Outside the city.</summary>
    public const string OutsideArea = "OutsideArea";
    /// <summary>State or business secrets, others' privacy, against public morals.</summary>
    public const string SecretsAndMorals = "SecretsAndMorals";
}
